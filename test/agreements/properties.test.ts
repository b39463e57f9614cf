import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleExamples, stories } from '../../scripts/rule-examples/examples.ts';
import { actKinds } from '../../src/agreements/acts.ts';
import { consequencesOf } from '../../src/agreements/consequences.ts';
import { follow } from '../../src/agreements/follow.ts';
import { ON_WRITE, RULES } from '../../src/agreements/ledger.ts';
import { isOurs } from '../../src/agreements/ours.ts';
import { readRecords } from '../../src/agreements/read-record.ts';
import type { ClientRecord } from '../../src/agreements/record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { dossiers } from '../../src/synth/dossier.ts';

const kinds = actKinds(packagedDefinitions());
const DAY = '2026-11-24';

const resourcesOf = (bundle: Resource): Resource[] =>
  objects(bundle['entry']).map(({ resource }) => resource as unknown as Resource);

/** Every story, every record that breaks a rule, and dossiers with agreements in every state. */
const RECORDS = [
  ...[...stories(), ...ruleExamples()].map(({ bundle }) => bundle),
  ...dossiers({ clients: 30, seed: 'records', date: DAY, broken: 0.2 }),
].map(resourcesOf);
const aRecord = fc.constantFrom(...RECORDS);

/** A record of which some things are missing and the states of others are anything. */
const anyRecord = aRecord.chain((resources) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: resources.length, maxLength: resources.length }),
      fc.array(fc.constantFrom('draft', 'active', 'on-hold', 'completed', 'revoked'), {
        minLength: resources.length,
        maxLength: resources.length,
      }),
    )
    .map(([chances, states]) =>
      resources.flatMap((resource, index) => {
        if (chances[index] === 0 && resource.resourceType !== 'Patient') return [];
        const changed = chances[index] === 1 && isOurs(resource, 'care-agreement');
        return [changed ? { ...resource, status: states[index] as string } : resource];
      }),
    ),
);

const recordsOf = (resources: readonly Resource[]): ClientRecord[] =>
  readRecords(
    resources.map((resource) => ({ resource })),
    kinds,
  );
const findings = (resources: readonly Resource[], rules = RULES) =>
  recordsOf(resources)
    .flatMap((record) => checkRules(rules, record, DAY))
    .map(({ id, severity, expression }) => `${id} ${severity} ${expression}`)
    .sort();

const clientOf = (resources: readonly Resource[]): string =>
  `Patient/${resources.find(({ resourceType }) => resourceType === 'Patient')?.id}`;

/** The record after a write, with what follows from it. */
const withConsequences = (before: readonly Resource[], after: readonly Resource[]): Resource[] => {
  const stood = new Map(recordsOf(before).map((record) => [record.client.reference, record]));
  const now = new Map(after.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  let made = 0;
  for (const record of recordsOf(after)) {
    const was = stood.get(record.client.reference);
    for (const consequence of was ? consequencesOf(was, record, DAY) : []) {
      const target = consequence.kind === 'cancel' ? consequence.task : consequence.agreement;
      const followed = follow(consequence, now.get(target.reference) as Resource, DAY);
      if (followed.changed) now.set(target.reference, followed.changed);
      if (followed.made) now.set(`Task/made-${made}`, { ...followed.made, id: `made-${made++}` });
    }
  }
  return [...now.values()];
};

describe('whatever is in a record', () => {
  test('the order of its entries never matters', () => {
    const shuffled = anyRecord.chain((resources) =>
      fc.tuple(fc.constant(resources), fc.shuffledSubarray(resources, { minLength: resources.length })),
    );
    fc.assert(
      fc.property(shuffled, ([resources, other]) => {
        expect(findings(other)).toEqual(findings(resources));
      }),
      { numRuns: 300 },
    );
  });

  test('a further consent of the client, as it should be, never makes a rule of consent fail', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), (resources, pick) => {
        const consents = resources.filter((resource) => isOurs(resource, 'care-consent'));
        const one = consents[pick % Math.max(consents.length, 1)];
        fc.pre(one !== undefined);
        const more = {
          ...one,
          id: 'more',
          status: 'active',
          performer: [{ reference: clientOf(resources) }],
        } as Resource;
        const ofConsent = (all: readonly Resource[]) =>
          findings(all, ON_WRITE).filter((finding) => /^CARE-\S+ error/.test(finding));
        const before = new Set(ofConsent(resources));
        // For a child it takes more than her own: what was missing stays missing, under whatever rule says so.
        const wanting = (all: readonly string[]) => new Set(all.map((finding) => finding.split(' ')[2]));
        const agreements = wanting([...before]);
        expect([...wanting(ofConsent([...resources, more]))].filter((where) => !agreements.has(where))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('after a consent is withdrawn nothing that rests on it alone is active, and nothing else that was not broken is', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), fc.constantFrom('inactive', 'rejected'), (resources, pick, status) => {
        const consents = resources.filter((r) => isOurs(r, 'care-consent') && r['status'] === 'active');
        const withdrawn = consents[pick % Math.max(consents.length, 1)];
        fc.pre(withdrawn !== undefined);
        const written = resources.map((one) => (one === withdrawn ? { ...one, status } : one));
        const after = withConsequences(resources, written);
        for (const { client, agreements } of recordsOf(after)) {
          const active = agreements.filter(
            ({ state, forGroup, consents: own }) =>
              state === 'active' &&
              !forGroup &&
              own.some(({ reference }) => reference === `Consent/${withdrawn?.id}`) &&
              own.every((consent) => consent.state !== 'active'),
          );
          expect([client.reference, active.map(({ reference }) => reference)]).toEqual([client.reference, []]);
        }
        const errors = (all: readonly Resource[]) => findings(all, ON_WRITE).filter((one) => one.includes(' error '));
        const before = new Set(errors(resources));
        expect(errors(after).filter((one) => !before.has(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('taking something away never makes an agreement active, and what follows follows once', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), (resources, pick) => {
        const removable = resources.filter(({ resourceType }) => resourceType !== 'Patient');
        fc.pre(removable.length > 0);
        const gone = removable[pick % removable.length];
        const written = resources.filter((one) => one !== gone);
        const activeIn = (all: readonly Resource[]) =>
          all.filter((one) => isOurs(one, 'care-agreement') && one['status'] === 'active').map(({ id }) => id);
        const after = withConsequences(resources, written);
        const before = new Set(activeIn(resources));
        expect(activeIn(after).filter((id) => !before.has(id))).toEqual([]);
        expect(withConsequences(after, after)).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });

  test('the client dies: nothing of the agreements goes on', () => {
    fc.assert(
      fc.property(aRecord, (resources) => {
        const written = resources.map((one) =>
          one.resourceType === 'Patient' ? { ...one, deceasedBoolean: true } : one,
        );
        const [record] = recordsOf(withConsequences(resources, written)).filter(
          ({ client }) => client.reference === clientOf(resources),
        );
        const open = record?.agreements.filter(
          ({ state, forGroup }) => !forGroup && /draft|active|on-hold/.test(state),
        );
        expect(open).toEqual([]);
        expect([...(record?.reviews ?? []), ...(record?.evaluations ?? [])].filter((task) => task.open)).toEqual([]);
      }),
    );
  });
});
