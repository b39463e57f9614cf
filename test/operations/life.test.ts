import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { AgreementState } from '../../src/agreements/record.ts';
import { openStore } from '../../src/cli/store.ts';
import { Failure } from '../../src/fhir/failure.ts';
import { isError } from '../../src/fhir/finding.ts';
import { isObject, objects, type Resource } from '../../src/fhir/json.ts';
import { checkRecord } from '../../src/operations/checked.ts';
import { readStanding } from '../../src/operations/client-record.ts';
import { write } from '../../src/operations/single-write.ts';
import { sweep } from '../../src/operations/sweep.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { temporaryFolder } from '../contract/start-sandbox.ts';
import { volunteerOfMany } from '../http/volunteer-of-many.ts';
import { callOn, definitions } from './call-on.ts';

/** What the law says of this life, as few words as it takes: a volunteer injects insulin for a client. */
interface Model {
  state: AgreementState;
  /** What her act rests on, and whether it is there. */
  readonly grounds: Record<Ground, boolean>;
  dead: boolean;
}
const GROUNDS = {
  consent: { reference: 'Consent/instemming-insuline-0', status: 'inactive' },
  order: { reference: 'ServiceRequest/opdracht-0', status: 'revoked' },
  contract: { reference: 'Contract/overeenkomst', status: 'terminated' },
  ability: { reference: 'Observation/bekwaam', status: 'entered-in-error' },
  policy: { reference: 'Organization/zorghuis', status: undefined },
} as const;
type Ground = keyof typeof GROUNDS;

/** Which state may follow, by the issue that this was built from; not the table of the program. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  draft: ['draft', 'active', 'revoked'],
  active: ['draft', 'active', 'on-hold', 'completed', 'revoked'],
  'on-hold': ['active', 'on-hold', 'completed', 'revoked'],
  completed: ['completed'],
  revoked: ['revoked'],
};
const ACTIVITY: Readonly<Record<string, string>> = {
  draft: 'not-started',
  active: 'in-progress',
  revoked: 'cancelled',
};

const folders: { remove(): void }[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});

class Life {
  readonly store;
  readonly call;
  #whole = new Map<string, Resource>();
  constructor() {
    const folder = temporaryFolder();
    folders.push(folder);
    this.store = openStore({ folder: folder.file, definitions, now: () => new Date(), newId: randomUUID });
    this.call = callOn(this.store);
  }
  async begin(): Promise<void> {
    for (const bundle of volunteerOfMany(1)) await transaction(this.call, bundle);
    for (const { reference } of Object.values(GROUNDS)) this.#whole.set(reference, await this.read(reference));
  }
  async read(reference: string): Promise<Resource> {
    const [type = '', id = ''] = reference.split('/');
    return (await this.store.read(type, id)).resource;
  }
  put(resource: Resource) {
    const { resourceType: type, id } = resource;
    return write(this.call, { method: 'PUT', type, resource, on: { id: String(id) } });
  }
  /** A ground as it was at the start, or as it is when it is gone. */
  ground(name: Ground, there: boolean): Resource {
    const { reference, status } = GROUNDS[name];
    const whole = this.#whole.get(reference) as Resource;
    if (there) return whole;
    if (status !== undefined) return { ...whole, status };
    const { extension: _policy, ...rest } = whole;
    return rest as Resource;
  }
  /** The last thing that was written, whatever it was. */
  async last(): Promise<string> {
    const { versions } = await this.store.history({}, new URLSearchParams({ _count: '1' }));
    return JSON.stringify(versions);
  }
  async errors(): Promise<Set<string>> {
    const resources = (await readStanding(this.store, ['diabeet-0'], [])).map(({ resource }) => resource);
    const checked = checkRecord(this.call, resources, 'Patient/diabeet-0', this.call.today);
    return new Set(checked?.findings.filter(isError).map(({ id, expression }) => `${id} ${expression}`));
  }
}

type Command = fc.AsyncCommand<Model, Life>;
const AGREEMENT = 'CarePlan/insuline-0';

const holds = async (model: Model, life: Life): Promise<void> => {
  const agreement = await life.read(AGREEMENT);
  const detail = objects(agreement['activity'])[0]?.['detail'];
  expect([agreement['status'], model.grounds, model.dead]).toEqual([model.state, model.grounds, model.dead]);
  if (model.state === 'active') expect(Object.values(model.grounds)).not.toContain(false);
  if (model.state === 'on-hold') expect(isObject(detail) && detail['status']).toBe('on-hold');
};

/** A fact: always accepted, and it leaves no error that was not there before. */
const fact = (name: Ground, there: boolean): Command => ({
  check: () => true,
  toString: () => `${there ? 'renew' : 'withdraw'} ${name}`,
  run: async (model, life) => {
    const before = await life.errors();
    await life.put(life.ground(name, there));
    model.grounds[name] = there;
    if (!there && model.state === 'active') model.state = 'on-hold';
    await holds(model, life);
    const after = await life.errors();
    // On hold an agreement is held to nothing: what is wrong with it is said when it starts again.
    expect([...after].filter((error) => !before.has(error))).toEqual([]);
  },
});

const decide = (to: string): Command => ({
  check: () => true,
  toString: () => `set ${to}`,
  run: async (model, life) => {
    const [one] = objects((await life.read(AGREEMENT))['activity']);
    const detail = { ...(one?.['detail'] as object), status: ACTIVITY[to] ?? to };
    const agreement = { ...(await life.read(AGREEMENT)), status: to, activity: [{ ...one, detail }] } as Resource;
    const able = Object.values(model.grounds).every((there) => there);
    const may = MAY[model.state]?.includes(to) === true && (to !== 'active' || able);
    const [last, before] = [await life.last(), await life.errors()];
    const accepted = await life.put(agreement).then(
      () => true,
      (error) => {
        if (error instanceof Failure && error.kind === 'unprocessable') return false;
        throw error;
      },
    );
    expect([model.state, to, accepted]).toEqual([model.state, to, may]);
    if (accepted) model.state = to as AgreementState;
    else expect(await life.last()).toBe(last);
    await holds(model, life);
    expect([...(await life.errors())].filter((error) => !before.has(error))).toEqual([]);
  },
});

const die: Command = {
  check: ({ dead }) => !dead,
  toString: () => 'the client dies',
  run: async (model, life) => {
    await life.put({ ...(await life.read('Patient/diabeet-0')), deceasedDateTime: '2026-11-24' });
    model.dead = true;
    if (model.state === 'draft') model.state = 'revoked';
    else if (model.state === 'active' || model.state === 'on-hold') model.state = 'completed';
    await holds(model, life);
  },
};

/** Days pass: nothing stops by that, and what is done once is not done again. */
const passTo = (today: string): Command => ({
  check: () => true,
  toString: () => `it is ${today}`,
  run: async (model, life) => {
    const on = callOn(life.store, { today });
    await sweep(on);
    await holds(model, life);
    await sweep(on);
    const last = await life.last();
    await sweep(on);
    expect(await life.last()).toBe(last);
  },
});

const names = Object.keys(GROUNDS) as Ground[];
const commands = fc.commands(
  [
    ...names.map((name) => fc.constant(fact(name, false))),
    ...names.map((name) => fc.constant(fact(name, true))),
    fc.constantFrom('active', 'on-hold', 'draft', 'completed', 'revoked').map(decide),
    fc.constant(decide('active')),
    fc.constant(decide('on-hold')),
    fc.constant(die),
    fc.constantFrom('2026-12-01', '2027-02-01', '2027-10-01', '2028-06-01').map(passTo),
  ],
  { maxCommands: 14 },
);

test('whatever happens in a life, in whatever order: the agreement is in the state that the law says, and nothing is broken anew', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const life = new Life();
      try {
        await life.begin();
        const grounds = { consent: true, order: true, contract: true, ability: true, policy: true };
        await fc.asyncModelRun(
          () => ({ model: { state: 'active', grounds, dead: false } as Model, real: life }),
          steps,
        );
      } finally {
        await life.store.close();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
