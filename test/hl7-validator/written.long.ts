import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isResource, objects, type Resource } from '../../src/fhir/json.ts';
import { type Answering, startWithHabit } from '../conformance/habits.ts';
import { runOn, wrongIn } from '../conformance/run-on.ts';
import { startWilful } from '../gateway/wilful-server.ts';
import { call, startService } from '../http/start-service.ts';
import { isSetUp, type Judge, startJudge } from '../parity/judge.ts';

const project = join(import.meta.dirname, '../..');
const examples = join(project, 'examples/scenarios');

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let judge: Judge;
beforeAll(async () => {
  if (!isSetUp()) throw new Error('The HL7 validator is not set up here: test/hl7-validator/setup.sh does that');
  judge = await startJudge([join(project, 'build/package')], ['--reuse', '--assume-rest']);
});
afterAll(() => judge?.close());

/** What an answer shows of what stands, or says was written. */
const shownIn = ({ body }: Answering): Resource[] => {
  if (!body.startsWith('{')) return [];
  const answer = JSON.parse(body);
  if (!isResource(answer)) return [];
  switch (answer.resourceType) {
    case 'OperationOutcome':
    case 'CapabilityStatement':
      return [];
    case 'Parameters':
      return objects(answer['parameter']).flatMap(({ name, resource }) =>
        name === 'written' && isResource(resource) ? [resource] : [],
      );
    case 'Bundle':
      return answer['type'] === 'searchset'
        ? objects(answer['entry']).flatMap(({ resource }) => (isResource(resource) ? [resource] : []))
        : [answer];
    default:
      return [answer];
  }
};

/** Everything that the service shows while the stories of the conformance suite are told on it, each version once. */
const shownOn = async (base: string): Promise<Resource[]> => {
  const shown = new Map<string, Resource>();
  const proxy = await startWithHabit(base, {
    what: 'looks on',
    toAnswer: (answer) => {
      for (const resource of shownIn(answer)) {
        const { resourceType, id, meta } = resource;
        shown.set(`${resourceType}/${id ?? crypto.randomUUID()}/${meta?.versionId}`, resource);
      }
      return answer;
    },
  });
  try {
    expect(wrongIn(await runOn(proxy.base, ['stories', 'disclosure']))).toEqual([]);
  } finally {
    await proxy.stop();
  }
  return [...shown.values()];
};

const errorsIn = async (resources: readonly Resource[]): Promise<string[]> => {
  const said: string[] = [];
  for (const resource of resources) {
    const { issues, crash } = await judge.validate(JSON.stringify(resource));
    expect(crash).toBeUndefined();
    for (const { severity, messageId, location, text } of issues) {
      // Without a terminology server it knows no code of BCP 13 at all.
      if (text.includes('http://hl7.org/fhir/ValueSet/mimetypes')) continue;
      if (severity === 'error' || severity === 'fatal') said.push(`${messageId} at ${location}: ${text}`);
    }
  }
  return said;
};

describe('the HL7 validator finds no error in what the service writes', () => {
  test('while the stories are told on the embedded server', async () => {
    const service = await startService();
    const shown = await shownOn(service.base);
    await service.stop();
    expect(shown.length).toBeGreaterThan(40);
    expect(await errorsIn(shown)).toEqual([]);
  });

  test('while they are told on a server without transactions', async () => {
    const server = await startWilful({ transactions: 'none' });
    const service = await startService(undefined, { base: server.base });
    const shown = await shownOn(service.base);
    await service.stop();
    await server.stop();
    expect(shown.length).toBeGreaterThan(40);
    expect(await errorsIn(shown)).toEqual([]);
  });

  test('in a store with all examples: what it keeps for itself too', async () => {
    const service = await startService(examples);
    await call(`${service.base}/Patient/moeder-van-karin/$disclose?to=RelatedPerson/karin`);
    const all: Resource[] = [];
    for (const type of ['List', 'Provenance', 'Task', 'AuditEvent', 'CarePlan', 'Consent', 'Observation', 'Contract']) {
      const { body } = await call(`${service.base}/${type}?_count=500`);
      all.push(...objects(body.entry).flatMap(({ resource }) => (isResource(resource) ? [resource] : [])));
    }
    await service.stop();
    expect(new Set(all.map(({ resourceType }) => resourceType)).size).toBe(8);
    expect(await errorsIn(all)).toEqual([]);
  });
});
