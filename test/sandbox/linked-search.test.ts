import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const kg = (value: number) => ({ value, unit: 'kg', system: UCUM, code: 'kg' });
const coding = (code: string, display: string) => ({ coding: [{ system: LOINC, code, display }] });

/** Who lives where, who does what: enough to follow references in both directions. */
const corpus: readonly (Resource & { id: string })[] = [
  { resourceType: 'Organization', id: 'thuis', name: 'Thuiszorg Noord', active: true },
  { resourceType: 'Organization', id: 'wijk', name: 'Wijkteam', partOf: { reference: 'Organization/thuis' } },
  {
    resourceType: 'Practitioner',
    id: 'vos',
    name: [{ family: 'Vos' }],
    identifier: [{ system: 'agb', value: '77', type: { text: 'AGB-code' } }],
  },
  {
    resourceType: 'Patient',
    id: 'ans',
    name: [{ family: 'Bos' }],
    gender: 'female',
    birthDate: '1950-03-01',
    managingOrganization: { reference: 'Organization/wijk' },
    generalPractitioner: [{ reference: 'Practitioner/vos' }],
    maritalStatus: { coding: [{ system: 'm', code: 'W', display: 'Weduwe' }], text: 'Weduwe sinds 2019' },
    meta: {
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
      source: 'https://ehr.example/system',
    },
  },
  {
    resourceType: 'Patient',
    id: 'ben',
    name: [{ family: 'Aalders' }, { family: 'Zwart' }],
    gender: 'male',
    birthDate: '1940-01-01',
    managingOrganization: { reference: 'Organization/thuis' },
  },
  { resourceType: 'Patient', id: 'cor' },
  { resourceType: 'RelatedPerson', id: 'mieke', patient: { reference: 'Patient/ans' }, name: [{ family: 'Bos' }] },
  {
    resourceType: 'Task',
    id: 'insuline',
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/ans' },
    owner: { reference: 'RelatedPerson/mieke' },
    requester: { reference: 'Practitioner/vos' },
  },
  {
    resourceType: 'Task',
    id: 'wandelen',
    status: 'completed',
    intent: 'order',
    for: { reference: 'Patient/ben' },
    owner: { reference: 'Practitioner/vos' },
    partOf: [{ reference: 'Task/insuline' }],
  },
  {
    resourceType: 'Observation',
    id: 'two',
    status: 'final',
    code: coding('29463-7', 'Lichaamsgewicht'),
    subject: { reference: 'Patient/ans' },
    valueQuantity: kg(70),
    component: [
      { code: coding('a', 'Eerste'), valueQuantity: kg(10) },
      { code: coding('b', 'Tweede'), valueQuantity: kg(20) },
    ],
  },
  {
    resourceType: 'Observation',
    id: 'one',
    status: 'final',
    code: coding('29463-7', 'Lichaamsgewicht'),
    subject: { reference: 'Patient/ben' },
    valueQuantity: kg(80),
    component: [{ code: coding('a', 'Eerste'), valueQuantity: kg(20) }],
  },
  {
    resourceType: 'ValueSet',
    id: 'mine',
    status: 'active',
    url: 'https://samenspel.example/fhir/ValueSet/mine',
  },
  { resourceType: 'ValueSet', id: 'other', status: 'active', url: 'https://samenspel.example/fhirplace' },
];

describe('a search that follows references, or looks within elements', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = sandboxOn(':memory:', () => new Date('2026-11-24T09:00:00Z'));
    await sandbox.transact(
      corpus.map((resource) => ({ method: 'PUT', type: resource.resourceType, id: resource.id, resource })),
    );
  });

  afterAll(() => sandbox.close());

  const search = (asked: string, options = {}) => {
    const [type = '', query] = asked.split('?');
    return sandbox.search(type, new URLSearchParams(query), options);
  };
  const ids = (stored: readonly { resource: Resource }[] | undefined) =>
    (stored ?? []).map(({ resource }) => `${resource.resourceType}/${resource.id}`).join(' ');

  test.each([
    // chained
    ['Task?owner:RelatedPerson.name=bos', 'Task/insuline'],
    ['Task?owner.name=vos', 'Task/wandelen'],
    ['Task?owner.name=bos,vos', 'Task/insuline Task/wandelen'],
    ['Task?patient.birthdate=lt1945', 'Task/wandelen'],
    ['Task?patient.gender:not=female', 'Task/wandelen'],
    ['Task?patient.gender:missing=false', 'Task/insuline Task/wandelen'],
    ['Task?patient.organization.name=thuiszorg', 'Task/wandelen'],
    ['Task?patient.organization.partof.name=thuiszorg', 'Task/insuline'],
    ['Task?patient.organization.partof.name=thuiszorg&status=requested', 'Task/insuline'],
    ['Task?subject:Patient._id=ans', 'Task/insuline'],
    ['Task?patient._has:RelatedPerson:patient:name=bos', 'Task/insuline'],
    ['Observation?subject:Patient.family=bos&code=29463-7', 'Observation/two'],
    // reverse chained
    ['Patient?_has:Task:patient:status=requested', 'Patient/ans'],
    ['Patient?_has:Task:patient:owner.name=vos', 'Patient/ben'],
    ['Patient?_has:Task:patient:status=requested,completed', 'Patient/ans Patient/ben'],
    ['Patient?_has:Task:patient:status:not=requested', 'Patient/ben'],
    ['Practitioner?_has:Patient:general-practitioner:_has:Task:patient:status=requested', 'Practitioner/vos'],
    ['Patient?_has:Task:patient:status=draft', ''],
    ['Patient?_has:Task:patient:status=requested&gender=male', ''],
    // composite: the parts must lie in the same element
    [`Observation?code-value-quantity=${LOINC}|29463-7$gt75`, 'Observation/one'],
    [`Observation?code-value-quantity=29463-7$70|${UCUM}|kg`, 'Observation/two'],
    ['Observation?component-code-value-quantity=a$20', 'Observation/one'],
    ['Observation?component-code-value-quantity=b$20', 'Observation/two'],
    ['Observation?component-code-value-quantity=a$20,b$20', 'Observation/two Observation/one'],
    ['Observation?component-code-value-quantity=b$10', ''],
    ['Observation?combo-code-value-quantity=29463-7$70', 'Observation/two'],
    ['Observation?component-code-value-quantity=a$gt5&code-value-quantity=29463-7$lt75', 'Observation/two'],
    // the words that go with a code
    ['Observation?code:text=lichaams', 'Observation/two Observation/one'],
    ['Observation?component-code:text=TWEEDE', 'Observation/two'],
    ['Practitioner?identifier:text=agb', 'Practitioner/vos'],
    ['Observation?code:text=29463', ''],
    // value sets at hand
    ['Patient?gender:in=http://hl7.org/fhir/ValueSet/administrative-gender', 'Patient/ans Patient/ben'],
    ['Patient?gender:not-in=http://hl7.org/fhir/ValueSet/administrative-gender', 'Patient/cor'],
    // parts of a uri
    ['ValueSet?url:below=https://samenspel.example/fhir', 'ValueSet/mine'],
    ['ValueSet?url:below=https://samenspel.example/', 'ValueSet/mine ValueSet/other'],
    ['ValueSet?url:above=https://samenspel.example/fhir/ValueSet/mine/version/2', 'ValueSet/mine'],
    // meta
    ['Patient?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R', 'Patient/ans'],
    ['Patient?_source=https://ehr.example/system', 'Patient/ans'],
    // order
    ['Patient?_sort=birthdate', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=-birthdate', 'Patient/ans Patient/ben Patient/cor'],
    ['Patient?_sort=family', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=-family', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=-gender,birthdate', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=organization,-_id', 'Patient/ben Patient/ans Patient/cor'],
    ['Observation?_sort=-value-quantity', 'Observation/one Observation/two'],
    ['Task?_sort=status,_lastUpdated', 'Task/wandelen Task/insuline'],
  ])('%s → %s', async (asked, expected) => expect(ids((await search(asked)).matches)).toBe(expected));

  test.each([
    ['Patient?_sort=birthdate', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=-family,_id', 'Patient/ben Patient/ans Patient/cor'],
    ['Patient?_sort=organization', 'Patient/ben Patient/ans Patient/cor'],
  ])('%s goes on over pages of one, missing values too', async (asked, expected) => {
    const seen: string[] = [];
    let page = await search(`${asked}&_count=1`);
    for (;;) {
      seen.push(ids(page.matches));
      if (!page.next) break;
      page = await sandbox.search('Patient', page.next);
    }
    expect(seen.join(' ')).toBe(expected);
  });

  test.each([
    ['Task?_id=insuline&_include=Task:owner', 'RelatedPerson/mieke'],
    ['Task?_id=insuline&_include=Task:owner:Practitioner', ''],
    ['Task?_include=Task:owner', 'Practitioner/vos RelatedPerson/mieke'],
    ['Task?_id=insuline&_include=Task:owner&_include:iterate=RelatedPerson:patient', 'RelatedPerson/mieke Patient/ans'],
    [
      'Task?_id=insuline&_include=Task:patient&_include:iterate=Patient:organization&_include:iterate=Organization:partof',
      'Patient/ans Organization/wijk Organization/thuis',
    ],
    ['Task?_id=insuline&_include=Task:patient&_include=Patient:organization', 'Patient/ans'],
    ['Task?_id=wandelen&_include=*', 'Practitioner/vos Patient/ben Task/insuline'],
    ['Task?_id=wandelen&_include=Task:*', 'Practitioner/vos Patient/ben Task/insuline'],
    ['Patient?_id=ans&_revinclude=Task:patient', 'Task/insuline'],
    ['Patient?_id=ans&_revinclude=Task:patient&_revinclude:iterate=Task:part-of', 'Task/insuline Task/wandelen'],
    ['Task?_id=wandelen&_include:iterate=Task:part-of&_include=Task:owner', 'Task/insuline Practitioner/vos'],
    ['Task?_include=Task:part-of', ''],
    ['Patient?_id=cor&_include=*', ''],
  ])('%s brings along %s', async (asked, expected) => {
    const { included } = await search(asked);
    expect(ids(included).split(' ').toSorted()).toEqual(expected.split(' ').toSorted());
  });

  test.each([
    ['Task', 'Patient', 'ans', 'Task/insuline'],
    ['Task?status=completed', 'Patient', 'ans', ''],
    ['Patient', 'Patient', 'ans', 'Patient/ans'],
    ['*', 'Patient', 'ans', 'Patient/ans RelatedPerson/mieke Task/insuline Observation/two'],
    ['*?_type=Task,Observation', 'Patient', 'ans', 'Task/insuline Observation/two'],
    ['*?_id=mieke', 'Patient', 'ans', 'RelatedPerson/mieke'],
    ['*?_lastUpdated=gt2027', 'Patient', 'ans', ''],
    ['Patient', 'Practitioner', 'vos', 'Patient/ans'],
    ['Organization', 'Patient', 'ans', ''],
    ['*', 'Patient', 'nobody', ''],
  ])('%s in the compartment of %s/%s: %s', async (asked, type, id, expected) =>
    expect(ids((await search(asked, { compartment: { type, id } })).matches)).toBe(expected),
  );

  test('there are five compartments', async () => {
    const asked = search('Task', { compartment: { type: 'Organization', id: 'wijk' } });
    await expect(asked).rejects.toMatchObject({ kind: 'not-supported' });
  });

  test('a lenient asker is told what was left out; modifiers and values are never left out', async () => {
    const page = await search('Patient?shoesize=43&gender=male&_text=x&owner.name=x&_include=Patient:shoe', {
      lenient: true,
    });
    expect(ids(page.matches)).toBe('Patient/ben');
    expect(page.ignored?.map(({ parameters }) => parameters?.['parameter'])).toEqual([
      'shoesize',
      '_text',
      'owner.name',
      '_include=Patient:shoe',
    ]);
    expect(String(page.self)).toBe('gender=male');
    await expect(search('Patient?gender:not-that=male', { lenient: true })).rejects.toThrow(Failure);
    await expect(search('Patient?birthdate=yesterday', { lenient: true })).rejects.toThrow(Failure);
  });

  test('what is deleted or changed is no longer found by its elements', async () => {
    const own = sandboxOn(':memory:');
    const [weight] = corpus.filter(({ id }) => id === 'one');
    const put = (more: object) =>
      own.transact([
        { method: 'PUT', type: 'Observation', id: 'one', resource: { ...weight, subject: {}, ...more } as Resource },
      ]);
    const found = async (query: string) => (await own.search('Observation', new URLSearchParams(query))).matches.length;
    await put({});
    expect(await found('component-code-value-quantity=a$20')).toBe(1);
    await put({ component: [] });
    expect(await found('component-code-value-quantity=a$20')).toBe(0);
    expect(await found('code-value-quantity=29463-7$80')).toBe(1);
    await own.transact([{ method: 'DELETE', type: 'Observation', id: 'one' }]);
    expect(await found('code-value-quantity=29463-7$80')).toBe(0);
    await own.close();
  });
});
