import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/fhir/json.ts';
import { call } from '../http/start-service.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.stop());

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Any = any;

const ask = async (who: string, path: string, body?: unknown): Promise<Any> =>
  call(`${world.base}/${path}`, body === undefined ? 'GET' : 'POST', body, {
    Authorization: `Bearer ${await world.tokenOf(who)}`,
  });

const partsOf = (access: Any): Any =>
  Object.fromEntries(access.part.map((part: Any) => [part.name, part.valueCode ?? part.valueReference?.reference]));

/** Who may see a resource, as the client is told. */
const explained = async (client: string, resource: string): Promise<[string, string][]> => {
  const { status, body } = await ask(client, `${client}/$explain-access`, {
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', valueReference: { reference: resource } }],
  });
  if (status === 404) return [];
  return (body.parameter ?? []).map(partsOf).map(({ person, outcome }: Any) => [person, outcome]);
};

describe('what the client is told', () => {
  test('of who may see each resource is what a read of it does, for every person beside her', async () => {
    let compared = 0;
    for (const client of world.people.filter((person) => person.startsWith('Patient/'))) {
      const { seen } = await world.sightOf(client);
      for (const resource of seen.keys()) {
        for (const [person, outcome] of await explained(client, resource)) {
          const { status } = await ask(person, resource);
          expect([person, resource, status]).toEqual([person, resource, outcome === 'permit' ? 200 : 404]);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  }, 120_000);

  test('of what a draft would change is what writing it changes for reads', async () => {
    const [client, person] = ['Patient/client-sien', 'RelatedPerson/ruud-bij-sien'];
    const draft = {
      resourceType: 'Consent',
      id: 'proef',
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      patient: { reference: client },
      performer: [{ reference: client }],
      dateTime: '2026-11-02',
      provision: {
        provision: [
          {
            type: 'permit',
            actor: [
              {
                role: {
                  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
                },
                reference: { reference: person },
              },
            ],
            code: [
              { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/dossier-section', code: 'problems' }] },
            ],
          },
        ],
      },
    } as JsonObject;
    const condition = 'Condition/erbij-diabetes-client-sien';
    const simulated = await ask(client, `${client}/$simulate-consent`, {
      resourceType: 'Parameters',
      parameter: [{ name: 'consent', resource: draft }],
    });
    const changes = simulated.body.parameter.map(partsOf).filter((change: Any) => change.person === person);
    expect(changes).toMatchObject([{ section: 'problems', before: 'deny', after: 'permit' }]);
    expect((await ask(person, condition)).status).toBe(404);
    await world.put(draft as never);
    expect((await ask(person, condition)).status).toBe(200);

    const revoked = await ask(client, 'Consent/proef/$revoke', { resourceType: 'Parameters' });
    expect(revoked.status).toBe(200);
    expect((await ask(person, condition)).status).toBe(404);
  });
});
