import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingOf } from '../../src/access/asking.ts';
import { readDossier } from '../../src/access/read-dossier.ts';
import { show } from '../../src/access/show.ts';
import { openStore } from '../../src/cli/store.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { disclose } from '../../src/operations/disclose.ts';
import type { Call } from '../../src/operations/service.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { callOn, definitions } from '../operations/call-on.ts';
import { RESOURCES } from './dossier-of-mother.ts';

const READERS = [
  'RelatedPerson/els',
  'RelatedPerson/jan',
  'RelatedPerson/mentor',
  'RelatedPerson/elsewhere',
  'RelatedPerson/nobody',
];

describe('what one read shows is what the document shows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-show-'));
  let store: Sandbox;
  let call: Call;

  beforeAll(async () => {
    const now = () => new Date();
    store = openStore({ folder, definitions, now, newId: randomUUID });
    await store.transact(
      RESOURCES.map(
        (resource): Entry => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
      ),
    );
    call = callOn(store);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const document = async (actor: string): Promise<Map<string, Resource>> => {
    const body = { resourceType: 'Parameters', parameter: [{ name: 'to', valueReference: { reference: actor } }] };
    const bundle = await disclose.run(call, { type: 'Patient', id: 'mother', body, query: new URLSearchParams() });
    const entries = objects(bundle['entry']).map((entry) => entry['resource'] as Resource);
    return new Map(entries.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  };
  const alone = async (actor: string, reference: string): Promise<Resource | undefined> => {
    const [type = '', id = ''] = reference.split('/');
    const dossier = await readDossier(store, 'mother', [actor]);
    const { resource } = await store.read(type, id);
    const asked = { actor, interaction: 'read', resources: [resource] };
    return (await show(call, dossier, askingOf(dossier, actor, undefined, call.today), asked)).seen[0];
  };

  test.each(READERS)('to %s, for every resource of the store', async (reader) => {
    const shown = await document(reader);
    for (const { resourceType, id } of RESOURCES) {
      const reference = `${resourceType}/${id}`;
      const seen = await alone(reader, reference);
      const inDocument = shown.get(reference);
      // Who sees the whole dossier sees by a read also what is in no section of it.
      if (reader === 'RelatedPerson/mentor' && seen && !inDocument) continue;
      expect([reference, seen]).toEqual([reference, inDocument]);
    }
  });

  test('the mentor is never shown the concern about him, nor the Person that links people', async () => {
    expect(await alone('RelatedPerson/mentor', 'Task/about-mentor')).toBeUndefined();
    expect(await alone('RelatedPerson/mentor', 'Person/p')).toBeUndefined();
    expect(await alone('RelatedPerson/mentor', 'Consent/a')).toBeDefined();
  });

  test('a reference to what is permitted stays, also in a single read', async () => {
    const plan = await store.read('CarePlan', 'zorgplan');
    const goal = {
      resourceType: 'Goal',
      id: 'walk',
      lifecycleStatus: 'active',
      description: { text: 'Lopen' },
      subject: { reference: 'Patient/mother' },
    };
    const linked = { ...plan.resource, goal: [{ reference: 'Goal/walk', display: 'Lopen' }] };
    await store.transact([
      { method: 'PUT', type: 'Goal', id: 'walk', resource: goal },
      { method: 'PUT', type: 'CarePlan', id: 'zorgplan', resource: linked },
    ]);
    const seen = await alone('RelatedPerson/els', 'CarePlan/zorgplan');
    expect(seen?.['goal']).toEqual([{ reference: 'Goal/walk', display: 'Lopen' }]);
    expect((await document('RelatedPerson/els')).get('CarePlan/zorgplan')).toEqual(seen);
  });
});
