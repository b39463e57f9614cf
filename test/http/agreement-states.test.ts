import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { isError } from '../../src/fhir/finding.ts';
import { isObject, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { call, startService, type TestService } from './start-service.ts';

const story = join(import.meta.dirname, '../../examples/scenarios/mieke');
const read = (name: string) => JSON.parse(readFileSync(join(story, name), 'utf8'));
const validator = createValidator(packagedDefinitions());

let service: TestService | undefined;
let base = '';
let agreement: Resource;

const search = async (query: string): Promise<Resource[]> =>
  ((await call(`${base}/${query}`)).body.entry ?? []).map((entry: { resource: Resource }) => entry.resource);
const put = (resource: Resource) => call(`${base}/${resource.resourceType}/${resource.id}`, 'PUT', resource);
const provenances = () => search(`Provenance?target=CarePlan/${agreement.id}&_sort=-recorded`);
/** What happened, by which rule, and who did it as what. */
const told = (provenance: Resource | undefined) => {
  const { activity, policy, agent } = provenance as unknown as {
    activity: { coding: { code: string }[] };
    policy: string[];
    agent: { type: { coding: { code: string }[] }; who: JsonObject }[];
  };
  return [
    activity.coding.map(({ code }) => code).at(-1),
    policy[0]?.split('#').at(-1),
    agent.map(({ type, who }) => `${type.coding[0]?.code} ${who['display'] ?? 'unknown'}`).join(', '),
  ];
};
const inState = (status: string, activity: string, pause?: JsonObject): Resource => {
  const [one] = objects(agreement['activity']);
  const detail = isObject(one?.['detail']) ? one['detail'] : {};
  const extension = [...objects(detail['extension']), ...(pause ? [pause] : [])];
  return { ...agreement, status, activity: [{ ...one, detail: { ...detail, extension, status: activity } }] };
};

const to = (status: string) => {
  const activity: Record<string, string> = { draft: 'not-started', active: 'in-progress', revoked: 'cancelled' };
  return inState(status, activity[status] ?? status);
};

beforeEach(async () => {
  await service?.stop();
  service = await startService();
  base = service.base;
  await call(base, 'POST', read('dossier.json'));
  await call(base, 'POST', read('decision.json'));
  agreement = (await search('CarePlan?part-of=CarePlan/zorgplan'))[0] as Resource;
});
afterAll(() => service?.stop());

describe('an agreement changes its state by the table only, and each change says what, why and who', () => {
  test('a story that says nothing of who decided gets a Provenance; one that says it keeps its own, and no other', async () => {
    expect((await provenances()).map(told)).toEqual([['started', 'CARE-1', 'author unknown']]);
    for (const part of ['dossier.json', 'decision.json']) {
      expect((await call(base, 'POST', readFileSync(join(story, '../cor', part), 'utf8'))).status).toBe(200);
    }
    const ofCor = await search('Provenance?target=CarePlan/cor-maalt-medicijnen');
    expect(ofCor.map(({ id }) => id)).toEqual(['herkomst-cor']);
  });

  test('on hold, resumed, completed: a Provenance of each, of the same moment as the agreement', async () => {
    for (const [status, code, rule] of [
      ['on-hold', 'held', 'CARE-10'],
      ['active', 'resumed', 'CARE-1'],
      ['completed', 'completed', 'EVAL-3'],
    ] as const) {
      const { status: http, body } = await put(to(status));
      expect([status, http]).toEqual([status, 200]);
      const [provenance] = await provenances();
      expect(told(provenance)).toEqual([code, rule, 'author unknown']);
      expect(provenance?.meta?.lastUpdated).toBe(body.meta.lastUpdated);
      expect(validator.validate(provenance as Resource).filter(isError)).toEqual([]);
    }
    expect(await provenances()).toHaveLength(4);
  });

  test('what changes nothing of its state makes no Provenance', async () => {
    const before = await provenances();
    expect((await put({ ...agreement, title: 'Insuline door Mieke' })).status).toBe(200);
    expect(await provenances()).toEqual(before);
  });

  test('what follows from something else was done by the service, by the rule that says so', async () => {
    const [consent] = await search('Consent?patient=Patient/zus-van-mieke');
    await put({ ...(consent as Resource), status: 'inactive' });
    expect(told((await provenances())[0])).toEqual(['held', 'CARE-10', 'assembler Samenspel']);
  });

  test('on hold within a planned pause is that pause, and a pause without who covers is told (ACT-20)', async () => {
    const pause = (extension: JsonObject[]): JsonObject => ({
      url: 'https://samenspel.example/fhir/StructureDefinition/planned-pause',
      extension: [
        { url: 'period', valuePeriod: { start: '2026-01-01', end: '2099-12-31' } },
        { url: 'reason', valueCode: 'respite' },
        ...extension,
      ],
    });
    const alone = inState('on-hold', 'on-hold', pause([]));
    const body = { ...inState('active', 'in-progress', pause([])), id: agreement.id as string };
    const answer = await call(`${base}/CarePlan/${agreement.id}`, 'PUT', body, { Prefer: 'return=OperationOutcome' });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, expect.stringContaining('ACT-20-pause')]);
    expect((await put(alone)).status).toBe(200);
    expect(told((await provenances())[0])).toEqual(['paused', 'ACT-20', 'author unknown']);
  });

  test.each(['draft', 'active', 'on-hold'])(
    'what is over does not come back by a jump to %s: refused, and nothing is written',
    async (status) => {
      expect((await put(to('revoked'))).status).toBe(200);
      const everything = async () =>
        Promise.all(['CarePlan', 'Provenance', 'List', 'Task'].map((type) => search(`${type}?_count=100`)));
      const before = await everything();
      const { status: http, body } = await put(to(status));
      expect([http, body.issue[0].details.coding[0].code]).toEqual([422, 'STATUS-2']);
      expect(await everything()).toEqual(before);
    },
  );

  test('care stops by whatever change, also by one that is in no table; a correction is open from everywhere', async () => {
    expect((await put(to('draft'))).status).toBe(200);
    expect(told((await provenances())[0])).toEqual(['stopped', 'ACT-17', 'author unknown']);
    expect((await put(to('revoked'))).status).toBe(200);
    expect((await put({ ...to('revoked'), status: 'entered-in-error' })).status).toBe(200);
    expect(told((await provenances())[0])).toEqual(['corrected', 'STATUS-2', 'author unknown']);
  });

  test('a new agreement by a POST of its own has its Provenance too', async () => {
    const { id: _id, identifier: _identifier, meta: _meta, ...copy } = to('draft');
    const { status, body } = await call(`${base}/CarePlan`, 'POST', copy);
    expect(status).toBe(201);
    const [provenance, ...others] = await search(`Provenance?target=CarePlan/${body.id}`);
    expect([told(provenance), others]).toEqual([['proposed', 'ACT-1', 'author unknown'], []]);
  });
});
