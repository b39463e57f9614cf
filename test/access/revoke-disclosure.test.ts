import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flag, type Parameter, parameters, statusesIn } from '../http/parameters.ts';
import { type ServiceWithPeople, startWithPeople } from './as.ts';

/** The story of Karin, who may see her mother's care plan until her mother says that she may not. */
const story = join(import.meta.dirname, '../../examples/scenarios/dochter');
const CLIENT = 'Patient/moeder-van-karin';
const DAUGHTER = 'RelatedPerson/karin';
const BROTHER = 'RelatedPerson/zoon-van-jopie';
const CONSENT = 'Consent/inzage-karin';
const PLAN = 'CarePlan/zorgplan-jopie';

let service: ServiceWithPeople;
beforeAll(async () => {
  service = await startWithPeople();
  for (const part of ['dossier.json', 'decision.json']) {
    const bundle = JSON.parse(readFileSync(join(story, part), 'utf8'));
    expect((await service.ask('ehr', '', 'POST', bundle)).status).toBe(200);
  }
});
afterAll(() => service.stop());

const revoke = (who: string, ...given: Parameter[]) =>
  service.ask(who, `${CONSENT}/$revoke`, 'POST', parameters(...given));
const consent = async () => (await service.ask('ehr', CONSENT)).body;
const seenBy = async (who: string) => [
  (await service.ask(who, PLAN)).status,
  (await service.ask(who, `CarePlan?subject=${CLIENT}`)).body.entry?.length ?? 0,
];

test.each([
  ['the daughter whom it is about', DAUGHTER],
  ['her brother', BROTHER],
])('%s does not withdraw it', async (_who, who) => {
  const { status, body } = await revoke(who);
  expect([status, body.resourceType, (await consent()).status]).toEqual([404, 'OperationOutcome', 'active']);
});

test('a dry run shows it, and leaves it as it is', async () => {
  const before = await consent();
  const dryRun = flag('dryRun');
  expect(statusesIn((await revoke('ehr', dryRun)).body)).toEqual(['Consent inactive', 'Provenance']);
  // Of what would be written the client is shown what is hers to see.
  expect(statusesIn((await revoke(CLIENT, dryRun)).body)).toEqual(['Consent inactive']);
  expect(await consent()).toEqual(before);
  expect(await seenBy(DAUGHTER)).toEqual([200, 1]);
});

test('the client withdraws it in her own name: with the next request nothing is seen any more', async () => {
  const { status, body } = await revoke(CLIENT);
  expect([status, statusesIn(body)]).toEqual([200, ['Consent inactive']]);
  expect(await seenBy(DAUGHTER)).toEqual([404, 0]);
  const { body: found } = await service.ask('ehr', `Provenance?target=${CONSENT}`);
  expect(found.entry[0].resource.agent[0].who.reference).toBe(CLIENT);
});

test('again: there is nothing to do', async () => {
  const before = await consent();
  const { status, body } = await revoke(CLIENT);
  expect([status, statusesIn(body)]).toEqual([200, []]);
  expect(await consent()).toEqual(before);
});
