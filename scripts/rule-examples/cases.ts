import { add, all, type Change, detail, remove, set, withExtension, without, withoutExtension } from './changes.ts';
import {
  carePlan,
  concern,
  contract,
  evaluation,
  mantelzorger,
  organisation,
  ours,
  patient,
  relative,
  review,
  to,
} from './resources.ts';

/** How a rule is broken: one thing changed in a story where it holds, and where the finding is. */
export interface Violating {
  readonly rule: string;
  readonly story: string;
  readonly change: Change;
  readonly at: string;
  readonly path?: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** What a rule explains or allows: a story as it stands, which a naive check would refuse. */
export interface Allowing {
  readonly rule: string;
  readonly story: string;
  readonly at: string;
  readonly path?: string;
}

const DETAIL = 'activity[0].detail';
const PERFORMER = `${DETAIL}.performer[0]`;
const EVALUATION = (how: string, date: string) => ({
  extension: [
    { url: 'how', valueString: how },
    { url: 'date', valueDate: date },
  ],
});

const role = (rule: string, story: string, agreement: string, change: Change, severity: 'error' | 'warning') => ({
  rule,
  story,
  change,
  at: `CarePlan/${agreement}`,
  path: PERFORMER,
  severity,
});

const givenBy = (consent: string, ...givers: string[]) => set(`Consent/${consent}`, 'performer', givers.map(to));

const care = (rule: string, story: string, agreement: string, change: Change, severity: 'error' | 'warning') => ({
  rule,
  story,
  change,
  at: `CarePlan/${agreement}`,
  path: DETAIL,
  severity,
});

const act = (
  rule: string,
  story: string,
  agreement: string,
  path: string,
  change: Change,
  severity: 'error' | 'warning',
) => ({
  rule,
  story,
  change,
  at: `CarePlan/${agreement}`,
  path,
  severity,
});

export const VIOLATING: readonly Violating[] = [
  role(
    'ROLE-1-bond',
    'oogdruppels',
    'oogdruppels',
    withExtension('RelatedPerson/vrijwilliger', 'bond-since', { valueDate: '1998' }),
    'error',
  ),
  role(
    'ROLE-1-unknown',
    'cor',
    'sondevoeding',
    all(
      without('RelatedPerson/mantelzorger', 'meta'),
      set('RelatedPerson/mantelzorger', 'relationship', [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'HUSB' }] },
      ]),
    ),
    'warning',
  ),
  role(
    'ROLE-2-paid',
    'harry',
    'wandelen',
    withExtension('RelatedPerson/vrijwilliger', 'pgb-paid', { valueBoolean: true }),
    'warning',
  ),
  // The visitor of her father is recorded as mantelzorger of the other resident too.
  role(
    'ROLE-4',
    'vader',
    'medicijnen',
    add(mantelzorger({ id: 'vrijwilliger', client: 'medebewoner', since: '2026-09-01', bond: '2026-10-01' })),
    'error',
  ),
  {
    rule: 'ROLE-5',
    story: 'vader',
    change: add(
      concern(['no-agreement', 'unsafe-act'], {
        id: 'signaal',
        client: 'medebewoner',
        about: 'RelatedPerson/vrijwilliger',
        due: '2026-11-30',
      }),
    ),
    at: 'Task/signaal',
    path: 'reasonCode',
    severity: 'warning',
  },
  role('ROLE-6', 'buurman', 'ogen', withoutExtension('CarePlan/ogen', 'evaluation'), 'warning'),
  role(
    'ROLE-7',
    'pgb',
    'stoma',
    all(
      add(organisation('mantelzorg-bv', 'Mantelzorg BV')),
      withExtension('RelatedPerson/mantelzorger', 'bond-since', { valueDate: '2025-06-01' }),
      withExtension('RelatedPerson/mantelzorger', 'volunteer-organization', {
        valueReference: to('Organization/mantelzorg-bv'),
      }),
    ),
    'error',
  ),
  care('CARE-1', 'mieke', 'insuline', remove('Consent/instemming-insuline'), 'error'),
  // The neighbour has it from the child alone.
  care('CARE-3', 'kind', 'medicijnen', givenBy('instemming-medicijnen', 'Patient/kind'), 'error'),
  care('CARE-4', 'tiener', 'medicijnen', givenBy('instemming-medicijnen', 'RelatedPerson/moeder'), 'error'),
  care(
    'CARE-5',
    'tiener',
    'medicijnen',
    all(set('Patient/tiener', 'birthDate', '2010-03-01'), givenBy('instemming-medicijnen', 'RelatedPerson/moeder')),
    'error',
  ),
  care(
    'CARE-6-representative',
    'jan',
    'insuline',
    set('RelatedPerson/jan', 'relationship', [
      { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', code: '100001' }] },
    ]),
    'error',
  ),
  care('CARE-6-finding', 'jan', 'insuline', without('Consent/instemming-insuline', 'extension'), 'warning'),
  // The daughter who is the first contact person agreed on behalf of her mother.
  care(
    'CARE-7',
    'oogdruppels',
    'oogdruppels',
    all(add(relative('dochter', 'mevrouw-de-wit', '01')), givenBy('instemming-oogdruppels', 'RelatedPerson/dochter')),
    'error',
  ),
  care(
    'CARE-10',
    'mieke',
    'insuline',
    (record) => {
      const consent = record.get('Consent/instemming-insuline');
      Object.assign(consent?.['provision'] as object, { period: { start: '2026-11-10', end: '2026-12-01' } });
    },
    'warning',
  ),
  act(
    'ACT-2-volunteer',
    'oogdruppels',
    'oogdruppels',
    DETAIL,
    withoutExtension('CarePlan/oogdruppels', 'achterwacht'),
    'error',
  ),
  act('ACT-3-volunteer', 'harry', 'wandelen', DETAIL, withoutExtension('CarePlan/wandelen', 'evaluation'), 'error'),
  act(
    'ACT-5-other-client',
    'mieke',
    'insuline',
    'partOf',
    all(
      add(patient('buurvrouw', '1940', 'de-linde'), carePlan('zorgplan-buurvrouw', 'buurvrouw')),
      set('CarePlan/insuline', 'partOf', [to('CarePlan/zorgplan-buurvrouw')]),
    ),
    'error',
  ),
  act('ACT-6-teaching', 'mieke', 'insuline', DETAIL, remove('Observation/geleerd'), 'warning'),
  act(
    'ACT-7',
    'vrijwilliger-insuline',
    'insuline',
    DETAIL,
    add(organisation('zorghuis', 'zorghuis', ['eye-drops'])),
    'error',
  ),
  act('ACT-8', 'oogdruppels', 'oogdruppels', 'supportingInfo', remove('ServiceRequest/opdracht'), 'error'),
  act(
    'ACT-9',
    'vrijwilliger-insuline',
    'insuline',
    'supportingInfo',
    set('Observation/bekwaam', 'effectivePeriod', { start: '2025-10-20', end: '2026-10-19' }),
    'error',
  ),
  act(
    'ACT-10',
    'vrijwilliger-insuline',
    'insuline',
    DETAIL,
    withExtension('CarePlan/insuline', 'achterwacht', {
      extension: [
        { url: 'who', valueReference: to('Organization/zorghuis') },
        { url: 'contact', valueContactPoint: { system: 'phone', value: '+31205550112' } },
      ],
    }),
    'error',
  ),
  act('ACT-11', 'oogdruppels', 'oogdruppels', 'supportingInfo', remove('Contract/overeenkomst'), 'error'),
  act(
    'ACT-11-named',
    'oogdruppels',
    'oogdruppels',
    'supportingInfo',
    add(contract('overeenkomst', 'vrijwilliger', 'thuiszorg-de-brug', ['company'])),
    'warning',
  ),
  act(
    'ACT-11-via',
    'oogdruppels',
    'oogdruppels',
    'supportingInfo',
    all(
      add(organisation('vrijwilligershulp', 'Vrijwilligershulp')),
      add(contract('overeenkomst', 'vrijwilliger', 'vrijwilligershulp', ['eye-drops'])),
    ),
    'warning',
  ),
  act(
    'ACT-13-together',
    'oogdruppels',
    'oogdruppels',
    'supportingInfo',
    set('Observation/bekwaam', 'performer', [to('PractitionerRole/verpleegkundige')]),
    'warning',
  ),
  act(
    'ACT-14',
    'oogdruppels',
    'oogdruppels',
    'supportingInfo',
    set('Observation/bekwaam', 'performer', [to('RelatedPerson/vrijwilliger')]),
    'warning',
  ),
  act('ACT-16', 'oogdruppels', 'oogdruppels', DETAIL, without('CarePlan/oogdruppels', 'supportingInfo'), 'warning'),
  {
    rule: 'ACT-17',
    story: 'cor',
    change: add(
      review('handed-back', {
        id: 'wie-neemt-over',
        client: 'vrouw-van-cor',
        focus: 'CarePlan/sondevoeding',
        due: '2026-11-25',
      }),
    ),
    at: 'Task/wie-neemt-over',
    path: 'reasonCode',
    severity: 'warning',
  },
  act(
    'ACT-19',
    'harry',
    'wandelen',
    'encounter',
    all(
      add({
        resourceType: 'Group',
        id: 'groep',
        type: 'person',
        actual: true,
        member: [{ entity: to('Patient/bewoner') }],
      }),
      set('CarePlan/wandelen', 'subject', to('Group/groep')),
      without('CarePlan/wandelen', 'encounter'),
      remove('Consent/instemming-wandelen'),
    ),
    'warning',
  ),
  act(
    'ACT-21',
    'cor',
    'sondevoeding',
    'status',
    set('Patient/vrouw-van-cor', 'deceasedDateTime', '2026-11-23'),
    'warning',
  ),
  {
    rule: 'SUPPORT-1',
    story: 'mieke',
    change: withoutExtension('RelatedPerson/mantelzorger', 'help-before-care'),
    at: 'RelatedPerson/mantelzorger',
    path: 'extension',
    severity: 'warning',
  },
  {
    rule: 'SUPPORT-2',
    story: 'mieke',
    change: withoutExtension('RelatedPerson/mantelzorger', 'fixed-contact'),
    at: 'RelatedPerson/mantelzorger',
    path: 'extension',
    severity: 'warning',
  },
  {
    rule: 'SUPPORT-3-asked',
    story: 'mieke',
    change: remove('ServiceRequest/gesprek'),
    at: 'RelatedPerson/mantelzorger',
    path: 'extension',
    severity: 'warning',
  },
  act(
    'SUPPORT-4',
    'mieke',
    'insuline',
    'encounter',
    set('Encounter/bespreking-zus', 'participant', [{ individual: to('PractitionerRole/verpleegkundige') }]),
    'warning',
  ),
  {
    rule: 'SUPPORT-6',
    story: 'mieke',
    change: withoutExtension('RelatedPerson/mantelzorger', 'liability-told'),
    at: 'RelatedPerson/mantelzorger',
    path: 'extension',
    severity: 'information',
  },
  // The volunteer is a girl of 16.
  role('SUPPORT-7', 'harry', 'wandelen', set('RelatedPerson/vrijwilliger', 'birthDate', '2010-01-15'), 'warning'),
  {
    rule: 'SOCK-1',
    story: 'mieke',
    change: add(review('doubt', { id: 'twijfel', client: 'zus', focus: 'CarePlan/insuline', due: '2026-11-24' })),
    at: 'Task/twijfel',
    path: 'reasonCode',
    severity: 'warning',
  },
  {
    rule: 'EVAL-2',
    story: 'mieke',
    change: without('Task/evaluatie', 'input'),
    at: 'Task/evaluatie',
    path: 'input',
    severity: 'information',
  },
  {
    rule: 'EVAL-4-overdue',
    story: 'mieke',
    change: add(evaluation({ id: 'vorige', client: 'zus', focus: 'CarePlan/insuline', due: '2026-11-20' })),
    at: 'Task/vorige',
    path: 'restriction.period',
    severity: 'warning',
  },
  act(
    'EVAL-5-date',
    'mieke',
    'insuline',
    DETAIL,
    withExtension('CarePlan/insuline', 'evaluation', EVALUATION('In gesprek.', '2027-11-09')),
    'warning',
  ),
  {
    rule: 'EVAL-6',
    story: 'cor',
    change: add(
      review('situation-changed', {
        id: 'veranderd',
        client: 'vrouw-van-cor',
        focus: 'CarePlan/sondevoeding',
        due: '2026-12-01',
      }),
    ),
    at: 'Task/veranderd',
    path: 'reasonCode',
    severity: 'information',
  },
  // Cor is overloaded.
  act(
    'EVAL-7',
    'cor',
    'sondevoeding',
    DETAIL,
    all(
      add({
        ...evaluation({ id: 'evaluatie', client: 'vrouw-van-cor', focus: 'CarePlan/sondevoeding', due: '2026-11-20' }),
        status: 'completed',
        output: [
          { type: ours('task-detail', 'outcome'), valueCodeableConcept: ours('evaluation-outcome', 'continue') },
          { type: ours('task-detail', 'next-date'), valueDate: '2027-02-09' },
          { type: ours('task-detail', 'overload'), valueBoolean: true },
        ],
      }),
      withExtension('ServiceRequest/gesprek', 'support-answer', { valueCode: 'needed' }),
    ),
    'warning',
  ),
  {
    rule: 'CONCERN-4',
    story: 'oogdruppels',
    change: add(
      concern(['not-as-agreed'], {
        id: 'signaal',
        client: 'mevrouw-de-wit',
        focus: 'CarePlan/oogdruppels',
        about: 'RelatedPerson/vrijwilliger',
        due: '2026-12-01',
      }),
    ),
    at: 'Task/signaal',
    path: 'focus',
    severity: 'information',
  },
  // Mieke's technique slips, and nobody responded.
  {
    rule: 'CONCERN-5-overdue',
    story: 'mieke',
    change: add(
      concern(['unsafe-act'], { id: 'signaal', client: 'zus', about: 'RelatedPerson/mantelzorger', due: '2026-11-20' }),
    ),
    at: 'Task/signaal',
    path: 'restriction.period',
    severity: 'warning',
  },
  {
    rule: 'CONCERN-5-liability',
    story: 'oogdruppels',
    change: add(
      concern(['unsafe-act'], {
        id: 'signaal',
        client: 'mevrouw-de-wit',
        focus: 'CarePlan/oogdruppels',
        about: 'RelatedPerson/vrijwilliger',
        due: '2026-11-20',
      }),
    ),
    at: 'CarePlan/oogdruppels',
    path: DETAIL,
    severity: 'information',
  },
  {
    rule: 'SUPPORT-5',
    story: 'oogdruppels',
    change: (record) => {
      const signal = concern(['not-as-agreed'], {
        id: 'signaal',
        client: 'mevrouw-de-wit',
        focus: 'CarePlan/oogdruppels',
        about: 'RelatedPerson/vrijwilliger',
        due: '2026-12-01',
      });
      const outcome = {
        type: ours('task-detail', 'outcome'),
        valueCodeableConcept: ours('concern-outcome', 'returned'),
      };
      add({ ...signal, status: 'completed', output: [outcome] })(record);
    },
    at: 'Task/signaal',
    path: 'output',
    severity: 'information',
  },
  {
    rule: 'CONCERN-6',
    story: 'jan',
    change: add(
      concern(['unsafe-at-home'], { id: 'signaal', client: 'tineke', about: 'RelatedPerson/jan', due: '2026-11-30' }),
    ),
    at: 'Task/signaal',
    path: 'reasonCode',
    severity: 'information',
  },
  {
    rule: 'CONCERN-7',
    story: 'harry',
    change: add(
      concern(['complaint'], {
        id: 'signaal',
        client: 'bewoner',
        about: 'RelatedPerson/vrijwilliger',
        due: '2026-12-01',
      }),
    ),
    at: 'Task/signaal',
    path: 'reasonCode',
    severity: 'information',
  },
  // A wish of the family to keep to itself was never asked.
  {
    rule: 'ACT-4',
    story: 'cor',
    change: withoutExtension('CarePlan/sondevoeding', 'boundaries'),
    at: 'CarePlan/sondevoeding',
    path: DETAIL,
    severity: 'information',
  },
  {
    rule: 'ACT-15',
    story: 'harry',
    change: all(
      withoutExtension('CarePlan/wandelen', 'achterwacht'),
      withExtension('CarePlan/wandelen', 'no-professional', { valueDate: '2026-06-01' }),
    ),
    at: 'CarePlan/wandelen',
    path: DETAIL,
    severity: 'warning',
  },
  {
    rule: 'ACT-20-help',
    story: 'harry',
    change: withoutExtension('CarePlan/wandelen', 'stand-in'),
    at: 'CarePlan/wandelen',
    path: DETAIL,
    severity: 'information',
  },
  {
    rule: 'ACT-20-pause',
    story: 'cor',
    change: withExtension('CarePlan/sondevoeding', 'planned-pause', {
      extension: [{ url: 'period', valuePeriod: { start: '2027-02-01', end: '2027-02-14' } }],
    }),
    at: 'CarePlan/sondevoeding',
    path: DETAIL,
    severity: 'warning',
  },
  {
    rule: 'ROLE-9',
    story: 'harry',
    change: all(
      add(organisation('vrijwilligershulp', 'Vrijwilligershulp')),
      withExtension('RelatedPerson/vrijwilliger', 'volunteer-organization', {
        valueReference: to('Organization/vrijwilligershulp'),
      }),
    ),
    at: 'CarePlan/wandelen',
    path: PERFORMER,
    severity: 'information',
  },
  {
    rule: 'ROLE-10',
    story: 'harry',
    change: all(
      without('RelatedPerson/vrijwilliger', 'meta'),
      without('RelatedPerson/vrijwilliger', 'extension'),
      set('RelatedPerson/vrijwilliger', 'relationship', [
        { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '20' }] },
      ]),
    ),
    at: 'CarePlan/wandelen',
    path: PERFORMER,
    severity: 'information',
  },
  {
    rule: 'LIAB-3',
    story: 'cor',
    change: all(detail('CarePlan/sondevoeding', 'performer', [to('PractitionerRole/verpleegkundige')]), (record) => {
      const consent = record.get('Consent/instemming-sondevoeding') as unknown as {
        provision: { actor: [{ reference: object }] };
      };
      consent.provision.actor[0].reference = to('PractitionerRole/verpleegkundige');
    }),
    at: 'CarePlan/sondevoeding',
    path: DETAIL,
    severity: 'information',
  },
];

export const ALLOWING: readonly Allowing[] = [
  // A naive check sees payment, and calls her a professional.
  { rule: 'ROLE-3', story: 'pgb', at: 'CarePlan/stoma', path: PERFORMER },
  // A naive check sees one human with two roles that exclude each other.
  { rule: 'ROLE-8', story: 'harry', at: 'CarePlan/wandelen', path: PERFORMER },
  // A naive check asks for a consent of each day.
  { rule: 'CARE-8', story: 'toiletgang', at: 'CarePlan/toiletgang', path: DETAIL },
  // A naive check misses the consent.
  { rule: 'CARE-9', story: 'zelf', at: 'CarePlan/spuiten', path: PERFORMER },
  // A naive check asks a registered nurse for a reserved procedure.
  { rule: 'ACT-6', story: 'mieke', at: 'CarePlan/insuline', path: DETAIL },
  // A naive check refuses who has no VOG.
  { rule: 'ACT-12', story: 'harry', at: 'CarePlan/wandelen', path: 'supportingInfo' },
  // A naive check asks an order for a reserved procedure.
  { rule: 'ACT-18', story: 'zelf', at: 'CarePlan/spuiten', path: DETAIL },
  { rule: 'LIAB-1', story: 'mieke', at: 'CarePlan/insuline', path: DETAIL },
  { rule: 'LIAB-2', story: 'harry', at: 'CarePlan/wandelen', path: DETAIL },
  { rule: 'LIAB-4', story: 'zelf', at: 'CarePlan/spuiten', path: DETAIL },
];
