import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

const V2_0203 = 'http://terminology.hl7.org/CodeSystem/v2-0203';
const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

const corpus: readonly (Resource & { id: string })[] = [
  {
    resourceType: 'Patient',
    id: 'zoe',
    active: true,
    gender: 'female',
    birthDate: '1950-02-03',
    identifier: [
      { system: 'http://bsn', value: '1', type: { coding: [{ system: V2_0203, code: 'NNNLD' }] } },
      { value: 'bare' },
    ],
    name: [{ family: 'van der Müller', given: ['Zoë', 'Anna', 'Zora'] }],
    telecom: [{ system: 'phone', value: '0612' }],
    meta: { tag: [{ system: 'http://tags', code: 'a' }], profile: ['http://profiles/p'] },
  },
  {
    resourceType: 'Patient',
    id: 'jan',
    gender: 'male',
    birthDate: '1950',
    identifier: [{ system: 'http://other', value: '1', type: { coding: [{ system: V2_0203, code: 'MR' }] } }],
  },
  { resourceType: 'Patient', id: 'nameless', maritalStatus: { text: 'only words' } },
  { resourceType: 'Practitioner', id: 'zoe' },
  {
    resourceType: 'CarePlan',
    id: 'spring',
    status: 'active',
    intent: 'plan',
    subject: { reference: 'Patient/zoe' },
    period: { start: '2026-03-01', end: '2026-05-31' },
  },
  {
    resourceType: 'CarePlan',
    id: 'open',
    status: 'active',
    intent: 'plan',
    subject: { reference: 'Patient/jan' },
    period: { start: '2026-05-31' },
    instantiatesCanonical: ['http://plans/p|1.0'],
  },
  {
    resourceType: 'CarePlan',
    id: 'elsewhere',
    status: 'draft',
    intent: 'plan',
    subject: { reference: 'http://elsewhere/Patient/zoe' },
  },
  {
    resourceType: 'Task',
    id: 'by-patient',
    status: 'requested',
    intent: 'order',
    owner: { reference: 'Patient/zoe' },
    authoredOn: '2026-11-24T10:00:00+01:00',
  },
  {
    resourceType: 'Task',
    id: 'by-practitioner',
    status: 'requested',
    intent: 'order',
    owner: { reference: 'Practitioner/zoe', identifier: { system: 'http://agb', value: '77' } },
  },
  {
    resourceType: 'Task',
    id: 'by-identifier',
    status: 'rejected',
    intent: 'order',
    owner: { identifier: { system: 'http://agb', value: '77' } },
  },
  { resourceType: 'Task', id: 'by-name', status: 'completed', intent: 'order', owner: { display: 'someone' } },
  { resourceType: 'Task', id: 'unowned', status: 'completed', intent: 'order', for: { reference: 'Patient/zoe' } },
  {
    resourceType: 'RelatedPerson',
    id: 'mother',
    patient: { reference: 'Patient/zoe' },
    relationship: [{ coding: [{ system: ROLE, code: 'NMTH' }] }],
  },
  {
    resourceType: 'RelatedPerson',
    id: 'relative',
    patient: { reference: 'Patient/jan' },
    relationship: [{ coding: [{ system: ROLE, code: 'FAMMEMB' }] }],
  },
  {
    resourceType: 'RelatedPerson',
    id: 'homonym',
    patient: { reference: 'Patient/jan' },
    relationship: [{ coding: [{ system: 'http://other', code: 'NMTH' }] }],
  },
  {
    resourceType: 'List',
    id: 'visits',
    status: 'current',
    mode: 'working',
    entry: [{ item: { reference: 'Patient/jan' } }, { item: { reference: 'CarePlan/open' } }],
  },
  {
    resourceType: 'List',
    id: 'more',
    status: 'current',
    mode: 'working',
    entry: [{ item: { reference: 'Patient/zoe' } }],
  },
  {
    resourceType: 'Observation',
    id: 'weight',
    status: 'final',
    code: { text: 'x' },
    valueQuantity: { value: 70.4, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  },
];

describe('what a search finds', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = sandboxOn(':memory:', () => new Date('2026-11-24T09:00:00Z'));
    await sandbox.transact(
      corpus.map((resource) => ({ method: 'PUT', type: resource.resourceType, id: resource.id, resource })),
    );
  });

  afterAll(() => sandbox.close());

  const found = async (search: string): Promise<string> => {
    const [type = '', query] = search.split('?');
    const { matches } = await sandbox.search(type, new URLSearchParams(query));
    return matches.map(({ resource }) => resource.id).join(' ');
  };

  test.each([
    // token
    ['Patient?gender=female', 'zoe'],
    ['Patient?gender=male,female', 'zoe jan'],
    ['Patient?gender:not=female', 'jan nameless'],
    ['Patient?gender:not=female,male', 'nameless'],
    // A code has the system of the value set that it is bound to.
    ['Patient?gender=http://hl7.org/fhir/administrative-gender|male', 'jan'],
    ['Patient?gender=http://hl7.org/fhir/administrative-gender|', 'zoe jan'],
    ['Patient?gender=http://hl7.org/fhir/task-status|male', ''],
    ['Patient?gender=|male', ''],
    ['Patient?gender:not=http://hl7.org/fhir/administrative-gender|male', 'zoe nameless'],
    ['Patient?gender:not=http://hl7.org/fhir/task-status|male', 'zoe jan nameless'],
    ['Patient?gender:in=http://hl7.org/fhir/ValueSet/administrative-gender', 'zoe jan'],
    ['Patient?gender:below=http://hl7.org/fhir/administrative-gender|male', 'jan'],
    ['CarePlan?status=http://hl7.org/fhir/request-status|draft', 'elsewhere'],
    ['CarePlan?subject:Patient.gender=http://hl7.org/fhir/administrative-gender|male', 'open'],
    ['Task?status=http://hl7.org/fhir/task-status|requested&owner:Patient=zoe', 'by-patient'],
    ['Patient?identifier=1', 'zoe jan'],
    ['Patient?identifier=http://bsn|1', 'zoe'],
    ['Patient?identifier=|bare', 'zoe'],
    ['Patient?identifier=|1', ''],
    ['Patient?identifier=http://other|', 'jan'],
    ['Patient?active=true', 'zoe'],
    [`Patient?identifier:of-type=${V2_0203}|MR|1`, 'jan'],
    [`Patient?identifier:of-type=${V2_0203}|NNNLD|1,${V2_0203}|MR|1`, 'zoe jan'],
    [`Patient?identifier:of-type=${V2_0203}|MR|2`, ''],
    [`Patient?identifier:of-type=http://bsn|MR|1`, ''],
    [`RelatedPerson?relationship:below=${ROLE}|FAMMEMB`, 'mother relative'],
    [`RelatedPerson?relationship:below=${ROLE}|MTH`, 'mother'],
    [`RelatedPerson?relationship:above=${ROLE}|NMTH`, 'mother relative'],
    [`RelatedPerson?relationship:above=${ROLE}|FAMMEMB&patient=jan`, 'relative'],
    [`RelatedPerson?relationship:below=${ROLE}|no-such-code`, ''],
    // the entries of a List
    ['Patient?_list=visits', 'jan'],
    ['CarePlan?_list=visits', 'open'],
    ['Patient?_list=visits,more', 'zoe jan'],
    ['Patient?_list=visits&gender=female', ''],
    ['Patient?_list=nowhere', ''],
    ['CarePlan?subject:Patient._list=visits', 'open'],
    ['Patient?phone=0612', 'zoe'],
    ['Patient?_tag=http://tags|a', 'zoe'],
    ['Patient?_profile=http://profiles/p', 'zoe'],
    // and, or, everything
    ['Patient?identifier=1&gender=male', 'jan'],
    ['Patient?identifier=1&identifier=bare', 'zoe'],
    ['Patient', 'zoe jan nameless'],
    ['Patient?_id=jan,zoe,other', 'zoe jan'],
    ['Patient?_id=jan&gender=female', ''],
    // string
    ['Patient?family=VAN DER MULL', 'zoe'],
    ['Patient?family=müller', ''],
    ['Patient?family:contains=muller', 'zoe'],
    ['Patient?family:exact=van der Müller', 'zoe'],
    ['Patient?family:exact=van der Muller', ''],
    ['Patient?name=zoe', 'zoe'],
    ['Patient?name=ann,zo', 'zoe'],
    ['Patient?name=zo', 'zoe'],
    ['Patient?name=zo&_sort=_id', 'zoe'],
    // missing
    ['Patient?gender:missing=true', 'nameless'],
    ['Patient?gender:missing=false', 'zoe jan'],
    ['Task?owner:missing=true', 'unowned'],
    // date
    ['Patient?birthdate=1950', 'zoe jan'],
    ['Patient?birthdate=1950-02', 'zoe'],
    ['Patient?birthdate=ne1950-02', 'jan'],
    ['Patient?birthdate=gt1950-03', 'jan'],
    ['Patient?birthdate=sa1949', 'zoe jan'],
    ['Patient?birthdate=eb1950-02-04', 'zoe'],
    // From the 24th of November 2026 it is 69 years to 1957: almost seven on either side.
    ['Patient?birthdate=ap1956', 'zoe jan'],
    ['Patient?birthdate=ap1957', 'jan'],
    ['Patient?birthdate=ap1960', ''],
    ['Patient?birthdate=ap1943', 'zoe jan'],
    ['CarePlan?date=ap2026-06-10', 'spring open'],
    ['CarePlan?date=ap2026-02-20', 'spring'],
    ['CarePlan?date=ap2026-01-01', ''],
    ['CarePlan?date=ge2026-05-31', 'spring open'],
    ['CarePlan?date=gt2026-05-31', 'open'],
    ['CarePlan?date=le2026-03-01', 'spring'],
    ['CarePlan?date=lt2026-03-01', ''],
    ['CarePlan?date=ge2026-03-01&date=le2026-04-01', 'spring'],
    ['CarePlan?date=sa2026-05-30', 'open'],
    ['Task?authored-on=2026-11-24', 'by-patient'],
    ['Task?authored-on=2026-11-24T09:00:00Z', 'by-patient'],
    ['Task?authored-on=2026-11-24T10:00:00 01:00', 'by-patient'],
    // reference
    ['CarePlan?patient=Patient/zoe', 'spring'],
    ['CarePlan?patient=zoe', 'spring'],
    ['CarePlan?subject:Patient=jan', 'open'],
    ['CarePlan?subject=Patient/zoe,Patient/jan', 'spring open'],
    ['CarePlan?subject=http://elsewhere/Patient/zoe', 'elsewhere'],
    ['Task?owner=zoe', 'by-patient by-practitioner'],
    ['Task?owner=Practitioner/zoe', 'by-practitioner'],
    ['Task?owner:Patient=zoe', 'by-patient'],
    ['Task?owner:identifier=http://agb|77', 'by-practitioner by-identifier'],
    ['Task?patient=zoe', 'unowned'],
    ['CarePlan?instantiates-canonical=http://plans/p', 'open'],
    ['CarePlan?instantiates-canonical=http://plans/p|1.0', 'open'],
    // quantity
    ['Observation?value-quantity=70.4|http://unitsofmeasure.org|kg', 'weight'],
    ['Observation?value-quantity=70||kg', 'weight'],
    ['Observation?value-quantity=71', ''],
    ['Observation?value-quantity=ap77||kg', 'weight'],
    ['Observation?value-quantity=ap79||kg', ''],
    ['Observation?value-quantity=gt70.3||g', ''],
    // what the store keeps itself
    ['Patient?_lastUpdated=2026-11-24', 'zoe jan nameless'],
    ['Patient?_lastUpdated=gt2026-11-24', ''],
    ['Patient?_lastUpdated=ap2026-11-24', 'zoe jan nameless'],
    ['Patient?_lastUpdated=ge2026-11-24T09:00:00Z&gender=male', 'jan'],
    ['Patient?_sort=_id', 'jan nameless zoe'],
    ['Patient?_sort=-_id&gender=male,female', 'zoe jan'],
  ])('%s → %s', async (search, expected) => expect(await found(search)).toBe(expected));

  test('a total is counted only when it is asked for', async () => {
    const search = (query: string) => sandbox.search('Patient', new URLSearchParams(query));
    expect(await search('gender=male,female')).not.toHaveProperty('total');
    expect(await search('gender=male,female&_total=accurate&_count=1')).toMatchObject({ total: 2, matches: [{}] });
    expect(await search('gender=male,female&_summary=count')).toMatchObject({ total: 2, matches: [] });
  });

  test.each(["zoe' OR '1'='1", 'zoe"; DROP TABLE head; --', '%', '_', '\u0000'])(
    'SQL in a value is only a value',
    async (text) => {
      for (const name of ['identifier', 'family', 'family:contains', '_id']) {
        const { matches } = await sandbox.search('Patient', new URLSearchParams({ [name]: text }));
        expect(matches).toEqual([]);
      }
    },
  );
});
