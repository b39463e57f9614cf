import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consent, MOTHER, permit } from '../disclosure/build.ts';
import { CANARY, RESOURCES, TRANSACTION } from '../disclosure/dossier-of-mother.ts';
import { ids, nextOf, type ServiceWithPeople, shapeOf, startWithPeople } from './as.ts';

const ELS = 'RelatedPerson/els';
const JAN = 'RelatedPerson/jan';
const MENTOR = 'RelatedPerson/mentor';
const ELSEWHERE = 'RelatedPerson/elsewhere';

let service: ServiceWithPeople;
const ask: ServiceWithPeople['ask'] = (...request) => service.ask(...request);
const get = (path: string, who: string) => ask(who, path);
const post = (path: string, who: string, body: unknown = { resourceType: 'Parameters' }) =>
  ask(who, path, 'POST', body);

beforeAll(async () => {
  service = await startWithPeople(undefined, { 'Person/p at-mother': { patient: 'mother' } });
  expect((await ask('ehr', '', 'POST', TRANSACTION)).status).toBe(200);
});
afterAll(() => service.stop());

describe('a read', () => {
  test('shows Els the care plan, without what is left out', async () => {
    const { status, body } = await get('CarePlan/zorgplan', ELS);
    expect(status).toBe(200);
    expect(body.title).toBe('Zorgplan');
    expect(JSON.stringify(body)).not.toContain(CANARY);
  });

  test.each(['CarePlan/restricted', 'CarePlan/other', 'Patient/mother', 'Consent/a', 'Person/p', 'Condition/diabetes'])(
    'of %s is answered as one of what is not there',
    async (reference) => {
      const [type] = reference.split('/');
      for (const suffix of ['', '/_history', '/_history/1', '/_history?_count=1']) {
        const hidden = shapeOf(await get(reference + suffix, ELS));
        const absent = shapeOf(await get(`${type}/is-not-there${suffix}`, ELS));
        expect(hidden).toEqual(absent);
        expect(hidden.status).toBe(404);
      }
    },
  );

  test('is never answered with 304: of the same version less may be seen by now', async () => {
    const { headers } = await get('CarePlan/zorgplan', ELS);
    const etag = String(headers.get('etag'));
    const again = await ask(ELS, 'CarePlan/zorgplan', 'GET', undefined, {
      'If-None-Match': etag,
    });
    expect(again.status).toBe(200);
    expect(again.headers.get('cache-control')).toBe('no-store');
    for (const header of [{ 'If-None-Match': '*' }, { 'If-Modified-Since': new Date().toUTCString() }]) {
      const { status } = await ask(ELS, 'Condition/diabetes', 'GET', undefined, header);
      expect(status).toBe(404);
    }
  });
});

describe('a search', () => {
  test('shows what single reads show, and nothing else, whoever searches', async () => {
    for (const reader of [ELS, JAN, MENTOR, ELSEWHERE, 'Patient/mother', 'Person/p', 'Person/p at-mother']) {
      for (const type of new Set(RESOURCES.map(({ resourceType }) => resourceType))) {
        const found = await get(`${type}?_count=100`, reader);
        expect([reader, type, found.status]).toEqual([reader, type, 200]);
        const shown = new Map(ids(found).map((name, at) => [name, found.body.entry[at].resource]));
        for (const { resourceType, id } of RESOURCES.filter((one) => one.resourceType === type)) {
          const read = await get(`${resourceType}/${id}`, reader);
          expect([reader, shown.get(`${resourceType}/${id}`)]).toEqual([
            reader,
            read.status === 200 ? read.body : undefined,
          ]);
        }
      }
    }
  });

  test('across clients shows a volunteer hers, and does not tell which others there are', async () => {
    const other = consent('m', [permit({ to: ELSEWHERE, see: ['care-plan'] })], {
      patient: { reference: 'Patient/mother-in-law' },
      performer: [{ reference: 'Patient/mother-in-law' }],
    });
    await ask('ehr', `Consent/m`, 'PUT', { ...other, meta: undefined });
    expect(ids(await get('CarePlan?_sort=_id', 'Person/p'))).toEqual([
      'CarePlan/els-cooks',
      'CarePlan/other',
      'CarePlan/zorgplan',
    ]);
    expect(ids(await get('CarePlan', 'Person/p at-mother')).includes('CarePlan/other')).toBe(false);
    expect(ids(await get('CarePlan?subject=Patient/mother-in-law', JAN))).toEqual([]);
    // That somebody looked by it, keeps nothing from being deleted.
    expect((await ask('ehr', `Consent/m`, 'DELETE')).status).toBe(204);
  });

  test.each([
    ['a reference that is masked', 'CarePlan?condition=Condition/diabetes'],
    ['a reference that is masked, by its type', 'CarePlan?condition:Condition=diabetes'],
    ['a chain over a masked reference', 'CarePlan?condition:Condition.code:text=Diabetes'],
    ['a chain to the client, who is not shown', 'CarePlan?subject:Patient.name=Anna'],
    ['a chain to a birth date', 'CarePlan?subject:Patient.birthdate=lt1950'],
    ['what refers here and is hidden', 'CarePlan?_has:Task:focus:status=requested'],
    ['a consent that names it', 'Observation?_has:Consent:data:status=active'],
    ['the id of what is hidden', 'CarePlan?_id=restricted'],
    ['a label', 'CarePlan?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R'],
    ['the client of another dossier', 'CarePlan?subject=Patient/mother-in-law'],
    ['a person behind others', 'Person?link=RelatedPerson/els'],
    ['the client by name', 'Patient?name=Anna'],
  ])('finds nothing by %s', async (_what, query) => {
    expect(ids(await get(query, ELS))).toEqual([]);
    const { body } = await get(query, 'ehr');
    expect(body.entry?.length ?? 0, 'this must be findable to mean something').toBeGreaterThan(
      query.includes('Consent:data') || query.includes('Task:focus') ? -1 : 0,
    );
  });

  test('by what is missing tells what a read shows: that there is something, masked', async () => {
    expect(ids(await get('CarePlan?condition:missing=true', ELS))).toEqual(['CarePlan/els-cooks']);
    expect(ids(await get('CarePlan?condition:missing=false', ELS))).toEqual(['CarePlan/zorgplan']);
    expect(ids(await get('CarePlan?condition:identifier=x', ELS))).toEqual([]);
  });

  test('brings along what is seen of both ends alone', async () => {
    for (const query of [
      'CarePlan?_include=CarePlan:condition',
      'CarePlan?_include=*',
      'CarePlan?_include=CarePlan:subject&_revinclude:iterate=Observation:subject',
      'CarePlan?_revinclude=Task:focus&_revinclude=Provenance:target&_revinclude=List:item',
    ]) {
      const found = await get(query, ELS);
      expect(found.status).toBe(200);
      expect(ids(found).sort()).toEqual(['CarePlan/els-cooks', 'CarePlan/zorgplan']);
    }
  });

  test.each(['_total=accurate', '_total=estimate', '_summary=count', '_count=0', '_sort=subject'])(
    'with %s is refused, whatever there is',
    async (parameter) => {
      for (const type of ['CarePlan', 'Task', 'Condition']) {
        expect((await get(`${type}?${parameter}`, ELS)).status).toBe(400);
      }
    },
  );

  test('never tells how many there are', async () => {
    for (const path of ['CarePlan', 'Patient/mother/CarePlan', 'Patient/mother/$everything']) {
      expect((await get(path, ELS)).body).not.toHaveProperty('total');
    }
  });

  test('within a compartment shows what is seen there', async () => {
    expect(ids(await get('Patient/mother/Observation', ELS))).toEqual(['Observation/w']);
    expect(ids(await get('RelatedPerson/els/CarePlan', ELS))).toEqual(['CarePlan/els-cooks']);
    expect(ids(await get('RelatedPerson/jan/CarePlan', ELS))).toEqual([]);
    expect(ids(await get('Patient/mother-in-law/CarePlan', ELS))).toEqual([]);
    expect(ids(await get('Patient/mother/*?_count=100', ELS)).sort()).toEqual([
      'CarePlan/els-cooks',
      'CarePlan/zorgplan',
      'Observation/w',
    ]);
  });

  test('by POST is the same search', async () => {
    const { body } = await ask(ELS, 'CarePlan/_search', 'POST', 'condition=Condition/diabetes', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(body.entry).toBeUndefined();
  });
});

describe('pages', () => {
  const pagesOf = async (path: string, actor: string): Promise<string[][]> => {
    const pages: string[][] = [];
    let url: string | undefined = path;
    while (url) {
      const page = await get(url, actor);
      pages.push(ids(page));
      url = nextOf(page);
    }
    return pages;
  };

  test('together hold the whole, each as full as it can be', async () => {
    for (const reader of [ELS, 'Patient/mother', MENTOR]) {
      for (const type of ['CarePlan', 'Observation', 'RelatedPerson']) {
        const whole = ids(await get(`${type}?_count=100&_sort=_id`, reader));
        const pages = await pagesOf(`${type}?_count=1&_sort=_id`, reader);
        expect(pages.flat()).toEqual(whole);
        expect(pages.slice(0, -1).every((page) => page.length === 1)).toBe(true);
      }
    }
  });

  const nextFor = async (actor: string): Promise<string> => String(nextOf(await get('CarePlan?_count=1', actor)));

  test('are of use to nobody else, and for no other search', async () => {
    const next = await nextFor('Patient/mother');
    expect((await get(next, 'Patient/mother')).status).toBe(200);
    expect((await get(next, ELS)).status).toBe(400);
    expect((await get(next.replace('_count=1', '_count=2'), 'Patient/mother')).status).toBe(400);
  });

  test('of yesterday give nothing after the withdrawal of today', async () => {
    const extra = consent('x', [permit({ to: JAN, see: ['care-plan'] })]);
    await ask('ehr', `Consent/x`, 'PUT', { ...extra, meta: undefined });
    const next = await nextFor(JAN);
    const seen = ids(await get(next, JAN));
    const revoked = await post('Consent/x/$revoke', 'Patient/mother');
    expect(revoked.status).toBe(200);
    expect(seen).not.toEqual([]);
    // His own agreement he always sees.
    expect(ids(await get(next, JAN))).toEqual(seen.filter((name) => name === 'CarePlan/jan-walks'));
    expect((await get('CarePlan/zorgplan', JAN)).status).toBe(404);
  });
});

describe('history', () => {
  test('of one resource holds the versions that are seen, the past of what is hidden now is hidden', async () => {
    const goal = {
      resourceType: 'Goal',
      id: 'g',
      lifecycleStatus: 'active',
      description: { text: 'Lopen' },
      subject: { reference: MOTHER },
    };
    const labelled = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] };
    const put = (resource: object) => ask('ehr', `Goal/g`, 'PUT', resource);
    await put({ ...goal, description: { text: CANARY }, meta: labelled });
    await put(goal);
    await put({ ...goal, description: { text: 'Fietsen' } });
    const { body } = await get('Goal/g/_history', ELS);
    expect(
      body.entry.map((entry: { resource: { description: { text: string } } }) => entry.resource.description.text),
    ).toEqual(['Fietsen', 'Lopen']);
    expect((await get('Goal/g/_history/1', ELS)).status).toBe(404);
    const page = await get('Goal/g/_history?_count=1', ELS);
    const next = String(nextOf(page));
    expect((await get(next, ELS)).body.entry).toHaveLength(1);
    await put({ ...goal, meta: labelled });
    for (const suffix of ['', '/_history', '/_history/2', '/_history/3']) {
      expect((await get(`Goal/g${suffix}`, ELS)).status).toBe(404);
    }
    expect((await ask('ehr', `Goal/g`, 'DELETE')).status).toBe(204);
    expect((await get('Goal/g', ELS)).status).toBe(404);
  });

  test.each(['_history', 'CarePlan/_history', 'Task/_history'])('of more than one, %s, is refused', async (path) => {
    for (const reader of [ELS, 'Patient/mother']) expect((await get(path, reader)).status).toBe(403);
  });
});

describe('what writes', () => {
  test.each([
    ['POST', 'CarePlan', { resourceType: 'CarePlan' }, {}],
    ['POST', 'CarePlan', { resourceType: 'CarePlan' }, { 'If-None-Exist': '_id=restricted' }],
    ['PUT', 'CarePlan/restricted', { resourceType: 'CarePlan', id: 'restricted' }, {}],
    ['PUT', 'CarePlan?_id=restricted', { resourceType: 'CarePlan' }, { 'If-Match': 'W/"1"' }],
    ['DELETE', 'CarePlan/restricted', undefined, {}],
    ['DELETE', 'CarePlan?_id=restricted', undefined, {}],
  ] as const)(
    '%s %s is refused, with the same words for what is there and what is not',
    async (method, path, body, headers) => {
      const of = async (url: string, sent: unknown) =>
        shapeOf(await ask(ELS, url, method, sent, { ...headers, Prefer: 'return=representation' }));
      const there = await of(path, body);
      expect(there.status).toBe(403);
      expect(there).toEqual(
        await of(
          path.replace('restricted', 'none'),
          body && JSON.parse(JSON.stringify(body).replace('restricted', 'none')),
        ),
      );
    },
  );

  test.each(['batch', 'transaction'])('in a %s is refused; what reads is answered as alone', async (type) => {
    const bundle = (...requests: object[]) => ({
      resourceType: 'Bundle',
      type,
      entry: requests.map((request) => ({ request })),
    });
    const { body } = await post(
      '',
      ELS,
      bundle(
        { method: 'GET', url: 'CarePlan/zorgplan' },
        { method: 'GET', url: 'CarePlan/restricted' },
        { method: 'GET', url: 'CarePlan?_id=restricted' },
        { method: 'GET', url: 'CarePlan/zorgplan', ifNoneMatch: 'W/"1"' },
      ),
    );
    expect(JSON.stringify(body)).not.toContain(CANARY);
    expect(body.entry.map((entry: { response: { status: string } }) => entry.response.status.slice(0, 3))).toEqual([
      '200',
      '404',
      '200',
      '200',
    ]);
    expect(body.entry[2].resource.entry).toBeUndefined();
    const write = await post('', ELS, bundle({ method: 'DELETE', url: 'CarePlan/restricted' }));
    expect(type === 'batch' ? write.body.entry[0].response.status : String(write.status)).toMatch(/^403/);
  });
});

describe('operations', () => {
  test('$everything holds what may be seen; of a client who is not his there is nothing', async () => {
    expect(ids(await get('Patient/mother/$everything?_count=100', ELS)).sort()).toEqual([
      'CarePlan/els-cooks',
      'CarePlan/zorgplan',
      'Observation/w',
    ]);
    const hidden = shapeOf(await get('Patient/mother-in-law/$everything', JAN));
    expect(hidden).toEqual(shapeOf(await get('Patient/none/$everything', JAN)));
    expect(hidden.status).toBe(404);
  });

  test.each(['$disclose', '$explain-access', '$simulate-consent', '$access-log'])(
    '%s on a client who is not his is answered as on one who is not there',
    async (name) => {
      const of = async (id: string) => shapeOf(await post(`Patient/${id}/${name}`, JAN));
      expect(await of('mother-in-law')).toEqual(await of('none'));
      expect((await of('none')).status).toBe(404);
    },
  );

  test.each(['$explain-access', '$simulate-consent', '$access-log', '$check-agreements'])(
    '%s is not for a carer',
    async (name) => {
      const { status } = await post(`Patient/mother/${name}`, JAN);
      expect(status).toBe(403);
    },
  );

  test('nobody speaks for another', async () => {
    const body = { resourceType: 'Parameters', parameter: [{ name: 'actor', valueReference: { reference: MOTHER } }] };
    expect((await ask(JAN, `Patient/mother/$explain-access`, 'POST', body)).status).toBe(403);
  });

  test('a carer revokes nothing, and does not learn whether it is there', async () => {
    const of = async (id: string) => shapeOf(await post(`Consent/${id}/$revoke`, JAN));
    expect(await of('a')).toEqual(await of('none'));
    expect((await of('a')).status).toBe(404);
  });

  test('$validate of what is hidden is answered as of what is not there', async () => {
    const of = async (id: string) => shapeOf(await ask(JAN, `CarePlan/${id}/$validate`, 'POST', undefined));
    expect(await of('restricted')).toEqual(await of('none'));
  });
});

describe('the log of who looked', () => {
  const seenIn = async (who: string): Promise<string> => {
    const { status, body } = await post('Patient/mother/$access-log', who);
    expect(status).toBe(200);
    return JSON.stringify(body);
  };

  test('tells the client who was refused, and not at what; nobody of his own guesses', async () => {
    await get('Task/about-mentor', JAN);
    await get('Task/about-mentor', MENTOR);
    const ofClient = await seenIn('Patient/mother');
    expect(ofClient).toContain('"outcome":"4"');
    expect(ofClient).toContain(JAN);
    const ofMentor = await seenIn(MENTOR);
    expect(ofMentor).not.toContain('about-mentor');
    const own = JSON.parse(ofMentor).entry.filter(
      ({ resource }: { resource: { agent: { who: { reference: string } }[]; outcome: string } }) =>
        resource.agent.some(({ who }) => who.reference === MENTOR),
    );
    expect(own.every(({ resource }: { resource: { outcome: string } }) => resource.outcome === '0')).toBe(true);
  });
});
