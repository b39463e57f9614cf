import type { CapabilityStatement } from '@medplum/fhirtypes';
import { CANONICAL } from '../../../src/fhir/canonical.ts';
import type { JsonObject, Resource } from '../../../src/fhir/json.ts';
import { makeRecord, RUN, RUN_SYSTEM, removeRecord, transactionOf } from '../record.ts';
import { ask, is, status } from '../steps.ts';
import { type Asked, DAY, type Test } from '../write.ts';
import { FRESH, identifier } from './made.ts';

const coding = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });
const RECORD_TYPE = `${CANONICAL}/CodeSystem/record-type`;
const ROLE = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1';
const to = (reference: string): JsonObject => ({ reference });
const client = to('Patient/client');

/** One of each type that the searches are over. All of it is draft or plain: no rule of law has to hold. */
const RESOURCES: readonly Resource[] = [
  { resourceType: 'Organization', id: 'o', identifier: identifier('o'), name: 'Zorghuis Het Zoeken' },
  { resourceType: 'PractitionerRole', id: 'nurse', organization: to('Organization/o') },
  {
    resourceType: 'Patient',
    id: 'client',
    identifier: identifier('client'),
    name: [{ family: 'Zoekmakinga' }],
    birthDate: '1941-05-17',
  },
  {
    resourceType: 'RelatedPerson',
    id: 'carer',
    identifier: identifier('carer'),
    active: true,
    patient: client,
    relationship: [coding(ROLE, '100001')],
  },
  { resourceType: 'Person', id: 'person', link: [{ target: to('RelatedPerson/carer') }] },
  { resourceType: 'CarePlan', id: 'plan', status: 'active', intent: 'plan', subject: client },
  {
    resourceType: 'Encounter',
    id: 'meeting',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [coding(RECORD_TYPE, 'care-plan-meeting')],
    subject: client,
    period: { start: '2026-11-10', end: '2026-11-10' },
  },
  {
    resourceType: 'CarePlan',
    id: 'agreement',
    status: 'draft',
    intent: 'plan',
    category: [coding(RECORD_TYPE, 'care-agreement')],
    subject: client,
    partOf: [to('CarePlan/plan')],
    encounter: to('Encounter/meeting'),
    period: { start: '2026-11-10' },
    activity: [
      {
        detail: {
          code: coding(`${CANONICAL}/CodeSystem/act`, 'walking'),
          status: 'not-started',
          performer: [to('RelatedPerson/carer')],
        },
      },
    ],
  },
  {
    resourceType: 'Consent',
    id: 'consent',
    status: 'draft',
    scope: coding('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
    category: [coding(RECORD_TYPE, 'care-consent')],
    patient: client,
    performer: [client],
    policy: [{ uri: 'https://wetten.overheid.nl/' }],
    provision: {
      period: { start: '2026-11-10' },
      actor: [
        {
          role: coding('http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'DELEGATEE'),
          reference: to('RelatedPerson/carer'),
        },
      ],
      data: [{ meaning: 'instance', reference: to('CarePlan/agreement') }],
    },
  },
  {
    resourceType: 'List',
    id: 'list',
    identifier: identifier('list'),
    status: 'current',
    mode: 'working',
    subject: client,
    entry: [{ item: to('CarePlan/agreement') }],
  },
  {
    resourceType: 'ServiceRequest',
    id: 'order',
    status: 'draft',
    intent: 'order',
    category: [coding(RECORD_TYPE, 'delegation-order')],
    code: coding(`${CANONICAL}/CodeSystem/act`, 'eye-drops'),
    subject: client,
    performer: [to('RelatedPerson/carer')],
  },
  {
    resourceType: 'Observation',
    id: 'ability',
    status: 'preliminary',
    category: [coding(RECORD_TYPE, 'competence')],
    code: coding(`${CANONICAL}/CodeSystem/act`, 'eye-drops'),
    focus: [to('RelatedPerson/carer')],
    effectiveDateTime: '2026-11-10',
  },
  {
    resourceType: 'Contract',
    id: 'contract',
    status: 'negotiable',
    subject: [to('Person/person')],
    authority: [to('Organization/o')],
  },
  {
    resourceType: 'Task',
    id: 'evaluation',
    status: 'draft',
    intent: 'order',
    code: coding(RECORD_TYPE, 'evaluation'),
    focus: to('CarePlan/agreement'),
    for: client,
    owner: to('PractitionerRole/nurse'),
  },
  { resourceType: 'CareTeam', id: 'team', subject: client, participant: [{ member: to('RelatedPerson/carer') }] },
  { resourceType: 'Group', id: 'group', type: 'person', actual: true, member: [{ entity: client }] },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'answers',
    status: 'completed',
    questionnaire: `${CANONICAL}/Questionnaire/role-check`,
    subject: client,
  },
  {
    resourceType: 'Provenance',
    id: 'provenance',
    target: [to('CarePlan/plan')],
    recorded: '2026-11-10T14:30:00+01:00',
    agent: [{ who: to('PractitionerRole/nurse') }],
  },
];

const RECORD = transactionOf({ entry: RESOURCES.map((resource) => ({ resource })) }, DAY);
const at = (id: string): string => {
  const index = RESOURCES.findIndex((one) => one.id === id);
  if (index < 0) throw new Error(`no resource ${id}`);
  return `\${record-${index}}`;
};

/** As the resources say it, from the day that they were written for. */
const TWO_WEEKS_AGO = '${today-14}';
const YESTERDAY = '${today-1}';
const LONG_AGO = '${today-400}';

/** What finds a resource, and what does not: the id of the resource, the value that finds it, and one that must not. */
type Search = readonly [string, string, string];

const token = (id: string, system: string, code: string): Search => [id, `${system}|${code}`, `${system}|not-${code}`];
const own = (id: string): Search => token(id, RUN_SYSTEM, `${RUN}-${id}`);
const none = (type: string): string => `${type}/none-${RUN}`;

const SEARCHES: Readonly<Record<string, Search>> = {
  'Patient?identifier': own('client'),
  'Patient?name': ['client', 'Zoekmaking', 'Nietgevonden'],
  'RelatedPerson?patient': ['carer', at('client'), none('Patient')],
  'RelatedPerson?relationship': token('carer', ROLE, '100001'),
  'RelatedPerson?active': ['carer', 'true', 'false'],
  'RelatedPerson?identifier': own('carer'),
  'Person?relatedperson': ['person', at('carer'), none('RelatedPerson')],
  'CarePlan?subject': ['agreement', at('client'), none('Patient')],
  'CarePlan?category': token('agreement', RECORD_TYPE, 'care-agreement'),
  'CarePlan?status': ['agreement', 'draft', 'revoked'],
  'CarePlan?performer': ['agreement', at('carer'), none('RelatedPerson')],
  'CarePlan?part-of': ['agreement', at('plan'), none('CarePlan')],
  'CarePlan?encounter': ['agreement', at('meeting'), none('Encounter')],
  'Consent?patient': ['consent', at('client'), none('Patient')],
  'Consent?data': ['consent', at('agreement'), none('CarePlan')],
  'Consent?actor': ['consent', at('carer'), none('RelatedPerson')],
  'Consent?consentor': ['consent', at('client'), none('Patient')],
  'Consent?status': ['consent', 'draft', 'rejected'],
  'Consent?category': token('consent', RECORD_TYPE, 'care-consent'),
  'Consent?period': ['consent', `ge${TWO_WEEKS_AGO}`, `lt${LONG_AGO}`],
  'List?identifier': own('list'),
  'List?subject': ['list', at('client'), none('Patient')],
  'List?item': ['list', at('agreement'), none('CarePlan')],
  'ServiceRequest?subject': ['order', at('client'), none('Patient')],
  'ServiceRequest?category': token('order', RECORD_TYPE, 'delegation-order'),
  'ServiceRequest?performer': ['order', at('carer'), none('RelatedPerson')],
  'ServiceRequest?status': ['order', 'draft', 'revoked'],
  'Observation?category': token('ability', RECORD_TYPE, 'competence'),
  'Observation?focus': ['ability', at('carer'), none('RelatedPerson')],
  'Observation?code': token('ability', `${CANONICAL}/CodeSystem/act`, 'eye-drops'),
  'Observation?date': ['ability', TWO_WEEKS_AGO, `gt${YESTERDAY}`],
  'Contract?subject': ['contract', at('person'), none('Person')],
  'Contract?authority': ['contract', at('o'), none('Organization')],
  'Contract?status': ['contract', 'negotiable', 'revoked'],
  'Organization?identifier': own('o'),
  'Organization?name': ['o', 'Zorghuis Het Zoek', 'Nietgevonden'],
  'Encounter?patient': ['meeting', at('client'), none('Patient')],
  'Encounter?type': token('meeting', RECORD_TYPE, 'care-plan-meeting'),
  'Encounter?date': ['meeting', TWO_WEEKS_AGO, `gt${YESTERDAY}`],
  'Task?patient': ['evaluation', at('client'), none('Patient')],
  'Task?code': token('evaluation', RECORD_TYPE, 'evaluation'),
  'Task?status': ['evaluation', 'draft', 'failed'],
  'Task?focus': ['evaluation', at('agreement'), none('CarePlan')],
  'Task?owner': ['evaluation', at('nurse'), none('PractitionerRole')],
  'CareTeam?subject': ['team', at('client'), none('Patient')],
  'CareTeam?participant': ['team', at('carer'), none('RelatedPerson')],
  'Group?member': ['group', at('client'), none('Patient')],
  'QuestionnaireResponse?subject': ['answers', at('client'), none('Patient')],
  'QuestionnaireResponse?questionnaire': [
    'answers',
    `${CANONICAL}/Questionnaire/role-check`,
    `${CANONICAL}/Questionnaire/none`,
  ],
  'Provenance?target': ['provenance', at('plan'), none('CarePlan')],
  'Provenance?agent': ['provenance', at('nurse'), none('PractitionerRole')],
};

/** What finds much more than this run made is narrowed to it. */
const NARROWED: Readonly<Record<string, string>> = {
  'RelatedPerson?relationship': `patient=${at('client')}`,
  'RelatedPerson?active': `patient=${at('client')}`,
  'CarePlan?category': `subject=${at('client')}`,
  'CarePlan?status': `subject=${at('client')}`,
  'Consent?status': `patient=${at('client')}`,
  'Consent?category': `patient=${at('client')}`,
  'Consent?period': `patient=${at('client')}`,
  'ServiceRequest?category': `subject=${at('client')}`,
  'ServiceRequest?status': `subject=${at('client')}`,
  'Observation?category': `focus=${at('carer')}`,
  'Observation?code': `focus=${at('carer')}`,
  'Observation?date': `focus=${at('carer')}`,
  'Contract?status': `subject=${at('person')}`,
  'Encounter?type': `patient=${at('client')}`,
  'Encounter?date': `patient=${at('client')}`,
  'Task?code': `patient=${at('client')}`,
  'Task?status': `patient=${at('client')}`,
  'QuestionnaireResponse?questionnaire': `subject=${at('client')}`,
};

/** Searches that are asked of a server and are not tried here, with the reason. */
export const NOT_SEARCHED: Readonly<Record<string, string>> = {
  'AuditEvent?patient': 'an entry of the log cannot be removed again',
  'AuditEvent?date': 'an entry of the log cannot be removed again',
  'AuditEvent?agent': 'an entry of the log cannot be removed again',
};

/** Every search that the statement of what is asked of a server names: it finds what it should, and not what it should not. */
export const searches = (statement: CapabilityStatement): Asked => {
  const asked = (statement.rest ?? []).flatMap(({ resource = [] }) =>
    resource.flatMap(({ type, searchParam = [] }) =>
      searchParam.map(({ name, definition }) => ({ search: `${type}?${name}`, definition: String(definition) })),
    ),
  );
  const tests = asked.flatMap(({ search, definition }): Test[] => {
    if (NOT_SEARCHED[search] !== undefined) return [];
    const tried = SEARCHES[search];
    if (!tried) throw new Error(`there is no value to search with for ${search}`);
    const [id, value, other] = tried;
    const narrowed = NARROWED[search] === undefined ? '' : `&${NARROWED[search]}`;
    const type = search.slice(0, search.indexOf('?'));
    const among = `Bundle.entry.resource.ofType(${type}).where('${type}/' + id = '${at(id)}')`;
    return [
      {
        name: search,
        description: 'It finds what was made, and with another value it does not.',
        requirements: [definition],
        steps: [
          ask('get', `${search}=${value}${narrowed}`, FRESH),
          status('200'),
          is('it is found', `${among}.exists()`),
          ask('get', `${search}=${other}${narrowed}`, FRESH),
          status('200'),
          is('it is not found by another value', `${among}.empty()`),
        ],
      },
    ];
  });
  return {
    id: 'basics-search',
    title: 'Basics: searches',
    titleNl: 'Basis: zoekvragen',
    description: 'Every search that a service needs of the server that holds the dossier.',
    descriptionNl: 'Elke zoekvraag die een dienst nodig heeft van de server met het dossier.',
    setup: makeRecord('record', RECORD),
    tests,
    teardown: [removeRecord('record', RECORD)],
  };
};
