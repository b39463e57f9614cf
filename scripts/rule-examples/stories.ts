import type { Resource } from '../../src/fhir/json.ts';
import {
  agreement,
  capacity,
  carePlan,
  competence,
  consent,
  contract,
  evaluation,
  mantelzorger,
  meeting,
  order,
  organisation,
  patient,
  person,
  professional,
  protocol,
  relative,
  support,
  vrijwilliger,
} from './resources.ts';

/** A real case of the sources as a whole record of one client, in which every rule holds. */
export interface Story {
  readonly id: string;
  /** What the source tells, in Dutch; with the source. */
  readonly told: string;
  readonly resources: readonly Resource[];
}

/** What every record has: the organisation, its professionals, the zorgplan and the meeting. */
const dossier = (client: string, birthDate: string, where: string, participants: readonly string[]): Resource[] => [
  organisation(where, where),
  professional('verpleegkundige', where),
  professional('achterwacht', where),
  patient(client, birthDate, where),
  carePlan(`zorgplan-${client}`, client),
  meeting(`bespreking-${client}`, client, ['PractitionerRole/verpleegkundige', ...participants]),
];

/** A mantelzorger who does one thing, with the client's consent. */
const byMantelzorger = (id: string, client: string, act: string, when: string, law?: string): Resource[] => [
  agreement({ id, client, carer: 'mantelzorger', act, when, ...(law && { law }) }),
  consent(id, client, 'mantelzorger', [`Patient/${client}`]),
  support('gesprek', client, 'mantelzorger', 'offered'),
];

/** A vrijwilliger of the organisation, with all that a care act of hers needs. */
const byVrijwilliger = (id: string, client: string, act: string, when: string, where: string): Resource[] => [
  vrijwilliger({ id: 'vrijwilliger', client, since: '2026-09-01', organisation: where }),
  person('vrijwilliger', ['RelatedPerson/vrijwilliger']),
  contract('overeenkomst', 'vrijwilliger', where, [act]),
  competence('bekwaam', 'Person/vrijwilliger', act),
  order('opdracht', client, 'vrijwilliger', act),
  protocol(act),
  agreement({ id, client, carer: 'vrijwilliger', act, when, protocol: true }),
  consent(id, client, 'vrijwilliger', [`Patient/${client}`]),
];

const MZ = ['RelatedPerson/mantelzorger'];
const VW = ['RelatedPerson/vrijwilliger'];

const bare = ({ extension: _extension, ...resource }: Resource): Resource => resource as Resource;

export const STORIES: readonly Story[] = [
  {
    id: 'mieke',
    told: 'Mieke spuit insuline bij haar oudere zus in de zorginstelling, als zij op bezoek komt (GV).',
    resources: [
      ...dossier('zus', '1941-05-17', 'de-linde', MZ),
      mantelzorger({ id: 'mantelzorger', client: 'zus', since: '2024-04-02', kinship: 'SIS', bond: '1946' }),
      ...byMantelzorger('insuline', 'zus', 'insulin-injection', 'Als zij op bezoek is', 'wlz'),
      competence('geleerd', 'RelatedPerson/mantelzorger', 'insulin-injection', 'zus'),
      evaluation({ id: 'evaluatie', client: 'zus', focus: 'CarePlan/insuline', due: '2027-02-09' }),
    ],
  },
  {
    id: 'cor',
    told: 'Cor zorgt thuis voor zijn vrouw, die een stoma en volledige sondevoeding heeft: hij bewaakt de sondevoeding (GV).',
    resources: [
      ...dossier('vrouw-van-cor', '1949', 'pantein', MZ),
      mantelzorger({ id: 'mantelzorger', client: 'vrouw-van-cor', since: '2023', kinship: 'HUSB', bond: '1970' }),
      ...byMantelzorger('sondevoeding', 'vrouw-van-cor', 'tube-feeding-watch', 'Elke dag', 'zvw'),
      evaluation({ id: 'evaluatie', client: 'vrouw-van-cor', focus: 'CarePlan/sondevoeding', due: '2027-02-09' }),
    ],
  },
  {
    id: 'jan',
    told: 'Jan injecteert insuline bij zijn vrouw Tineke en beslist voor haar, als haar vertegenwoordiger (GV).',
    resources: [
      ...dossier('tineke', '1950-03-01', 'zorggroep-groningen', ['RelatedPerson/jan']),
      {
        ...mantelzorger({ id: 'jan', client: 'tineke', since: '2023-01-01', kinship: 'HUSB', bond: '1972' }),
        relationship: [
          { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', code: '100001' }] },
          { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '24' }] },
        ],
      },
      agreement({ id: 'insuline', client: 'tineke', carer: 'jan', act: 'insulin-injection', when: 'Elke avond' }),
      { ...consent('insuline', 'tineke', 'jan', ['RelatedPerson/jan']), extension: [capacity(false)] },
      competence('geleerd', 'RelatedPerson/jan', 'insulin-injection', 'tineke'),
      support('gesprek', 'tineke', 'jan', 'declined'),
    ],
  },
  {
    id: 'vader',
    told: 'Wie haar vader in het verpleeghuis bezoekt, helpt er ook andere bewoners met het innemen van medicijnen, en is voor hen vrijwilliger (ZZ).',
    resources: [
      ...dossier('medebewoner', '1938', 'verpleeghuis', VW),
      ...byVrijwilliger('medicijnen', 'medebewoner', 'medicine-intake', 'Bij de maaltijd', 'verpleeghuis'),
    ],
  },
  {
    id: 'harry',
    told: 'Harry is vrijwilliger op de groep waar zijn vrouw woonde: hij wandelt dinsdag met de bewoners (GV).',
    resources: [
      ...dossier('bewoner', '1940', 'de-waalboog', VW),
      vrijwilliger({ id: 'vrijwilliger', client: 'bewoner', since: '2025-02-01', organisation: 'de-waalboog' }),
      person('vrijwilliger', ['RelatedPerson/vrijwilliger', 'RelatedPerson/man-van-overledene']),
      bare(contract('overeenkomst', 'vrijwilliger', 'de-waalboog', ['walking'])),
      agreement({ id: 'wandelen', client: 'bewoner', carer: 'vrijwilliger', act: 'walking', when: 'Op dinsdag' }),
      consent('wandelen', 'bewoner', 'vrijwilliger', ['Patient/bewoner']),
    ],
  },
  {
    id: 'toiletgang',
    told: 'Een vrijwilliger doet structureel zorgtaken op de huiskamer en helpt bij de toiletgang (GV).',
    resources: [
      ...dossier('huiskamer-bewoner', '1936', 'verpleeghuis', VW),
      ...byVrijwilliger('toiletgang', 'huiskamer-bewoner', 'toileting', 'Op werkdagen', 'verpleeghuis'),
    ],
  },
  {
    id: 'vrijwilliger-insuline',
    told: 'De organisatie kiest ervoor een voorbehouden handeling ook aan vrijwilligers toe te staan, onder dezelfde eisen als aan beroepskrachten (GV, ZZ).',
    resources: [
      ...dossier('diabeet', '1945', 'zorghuis', VW).filter(({ resourceType }) => resourceType !== 'Organization'),
      organisation('zorghuis', 'zorghuis', ['insulin-injection']),
      ...byVrijwilliger('insuline', 'diabeet', 'insulin-injection', 'Op zaterdag', 'zorghuis'),
    ],
  },
  {
    id: 'oogdruppels',
    told: 'Een vrijwilliger geeft oogdruppels, in opdracht van een bevoegde zorgprofessional (ZZ).',
    resources: [
      ...dossier('mevrouw-de-wit', '1944-07-02', 'thuiszorg-de-brug', VW),
      ...byVrijwilliger('oogdruppels', 'mevrouw-de-wit', 'eye-drops', 'Elke ochtend', 'thuiszorg-de-brug'),
    ],
  },
  {
    id: 'pgb',
    told: 'Iemand wordt uit een PGB betaald voor een zorghandeling bij wie zij al voor het begin van de zorg kende: mantelzorger (ZZ).',
    resources: [
      ...dossier('budgethouder', '1990', 'thuiszorg', MZ),
      mantelzorger({ id: 'mantelzorger', client: 'budgethouder', since: '2024', bond: '2001', pgb: true }),
      ...byMantelzorger('stoma', 'budgethouder', 'stoma-care', 'Elke dag', 'pgb'),
    ],
  },
  {
    id: 'buurman',
    told: 'Een verpleegkundige druppelt in haar vrije tijd dagelijks de ogen van haar buurman (ZZ).',
    resources: [
      ...dossier('buurman', '1947', 'thuiszorg', MZ),
      mantelzorger({ id: 'mantelzorger', client: 'buurman', since: '2025-06-01', bond: '2010' }),
      person('buurvrouw', ['RelatedPerson/mantelzorger', 'Practitioner/buurvrouw']),
      ...byMantelzorger('ogen', 'buurman', 'eye-drops', 'Elke avond'),
    ],
  },
  {
    id: 'kind',
    told: 'Een ouder laat de buurvrouw de medicijnen geven aan een kind van 11; onder de 12 stemt een ouder in (ZZ; het verhaal is verzonnen).',
    resources: [
      ...dossier('kind', '2015-03-01', 'kinderthuiszorg', MZ),
      relative('moeder', 'kind', 'MTH', '2015-03-01'),
      mantelzorger({ id: 'mantelzorger', client: 'kind', since: '2025-01-01', bond: '2016' }),
      agreement({ id: 'medicijnen', client: 'kind', carer: 'mantelzorger', act: 'medicines', when: 'Na school' }),
      consent('medicijnen', 'kind', 'mantelzorger', ['RelatedPerson/moeder']),
      support('gesprek', 'kind', 'mantelzorger', 'offered'),
    ],
  },
  {
    id: 'tiener',
    told: 'Tussen 12 en 16 stemmen het kind en een ouder samen in (ZZ; het verhaal is verzonnen).',
    resources: [
      ...dossier('tiener', '2012-03-01', 'kinderthuiszorg', MZ),
      relative('moeder', 'tiener', 'MTH', '2012-03-01'),
      mantelzorger({ id: 'mantelzorger', client: 'tiener', since: '2025-01-01', bond: '2014' }),
      agreement({ id: 'medicijnen', client: 'tiener', carer: 'mantelzorger', act: 'medicines', when: 'Na school' }),
      consent('medicijnen', 'tiener', 'mantelzorger', ['RelatedPerson/moeder', 'Patient/tiener']),
      support('gesprek', 'tiener', 'mantelzorger', 'offered'),
    ],
  },
  {
    id: 'zelf',
    told: 'Een zorgvrager voert een zorghandeling bij zichzelf uit; daarvoor hoeft zij zichzelf geen toestemming te geven (ZZ).',
    resources: [
      ...dossier('zelf', '1958', 'thuiszorg', []),
      agreement({
        id: 'spuiten',
        client: 'zelf',
        carer: 'Patient/zelf',
        act: 'insulin-injection',
        when: 'Elke ochtend',
      }),
    ],
  },
];
