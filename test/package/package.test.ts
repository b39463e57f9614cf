import { readdirSync, readFileSync } from 'node:fs';
import type { Bundle, CarePlan, CodeSystem, Extension, Resource, StructureDefinition } from '@medplum/fhirtypes';
import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
import { describe, expect, test } from 'vitest';

const folder = (path: string): URL => new URL(`../../${path}/`, import.meta.url);
const read = <T>(path: string, file: string): T => JSON.parse(readFileSync(new URL(file, folder(path)), 'utf8')) as T;

const resources = readdirSync(folder('build/package'))
  .filter((file) => file.includes('-'))
  .map((file) => read<Resource>('build/package', file));
const structures = resources.filter((r): r is StructureDefinition => r.resourceType === 'StructureDefinition');
const profiles = structures.filter((structure) => structure.type !== 'Extension');

/** Only ours: a snapshot holds those of R4 too. */
const constraints = structures.flatMap((structure) =>
  (structure.snapshot?.element ?? []).flatMap((element) =>
    (element.constraint ?? [])
      .filter((constraint) => constraint.source?.startsWith('https://samenspel.example/'))
      .map((constraint) => ({ ...constraint, profile: structure.url, path: element.path })),
  ),
);
type Constraint = (typeof constraints)[number];

interface Expected {
  readonly id: string;
  readonly severity: string;
  readonly expression: string;
}

const examples = readdirSync(folder('examples/invalid')).filter((file) => !file.endsWith('.expected.json'));
const keys = examples.map((file) => file.replace('.json', ''));
const decision = read<Bundle>('examples/scenarios/mieke', 'decision.json');

/** The rules that need more than one resource: what the profiles cannot see. */
const BEYOND_PROFILES = ['CARE-1'];

const holds = (resource: Resource, { path, expression }: Constraint): boolean => {
  const [answer] = fhirpath.evaluate(resource, `${path}.all(${expression})`, { resource }, r4 as Model, {
    async: false,
  });
  return answer === true;
};

const broken = (resource: Resource): Constraint[] =>
  constraints
    .filter(({ profile }) => resource.meta?.profile?.includes(profile ?? ''))
    .filter((c) => !holds(resource, c));

/** The resources in a Bundle, or the resource itself, each with where it stands. */
const parts = (root: Resource): { resource: Resource; at: string }[] =>
  root.resourceType === 'Bundle'
    ? (root.entry ?? []).flatMap(({ resource }, i) =>
        resource ? [{ resource, at: `Bundle.entry[${i}].resource` }] : [],
      )
    : [{ resource: root, at: root.resourceType }];

/** The Dutch of a string that has an English one: its translation extension. */
const dutch = (element: object, name: string): string | undefined => {
  const shadow = (element as Record<string, Extension | undefined>)[`_${name}`];
  const { extension: parts = [] } = shadow?.extension?.find(({ url }) => url.endsWith('/translation')) ?? {};
  return parts.some(({ url, valueCode }) => url === 'lang' && valueCode === 'nl')
    ? parts.find(({ url }) => url === 'content')?.valueString
    : undefined;
};

describe('the package', () => {
  test('holds the profiles', () => {
    expect(profiles.map(({ id }) => id).sort()).toEqual([
      'care-agreement',
      'care-consent',
      'evaluation-task',
      'mantelzorger',
    ]);
  });

  test.each(structures)('$id has a snapshot', ({ snapshot }) => {
    expect(snapshot?.element.length).toBeGreaterThan(1);
  });

  test.each(resources.filter((r): r is CodeSystem => r.resourceType === 'CodeSystem'))(
    'each code of $id has a Dutch word',
    ({ concept }) => {
      const without = concept?.filter((c) => !c.designation?.some(({ language, value }) => language === 'nl' && value));
      expect(without).toEqual([]);
    },
  );

  test.each(resources)('$resourceType $id has its title and description in Dutch too', (resource) => {
    expect(dutch(resource, 'title')).toMatch(/\w/);
    expect(dutch(resource, 'description')).toMatch(/\w+ \w+.*\.$/);
  });

  test.each(constraints)('$key says in Dutch too what it asks', (constraint) => {
    expect(dutch(constraint, 'human')).toMatch(/\w+ \w+.*\.$/);
  });

  test('the invariants know which acts are reserved, and which are care acts or company, as the code system does', () => {
    const { concept = [] } = read<CodeSystem>('build/package', 'CodeSystem-act.json');
    const having = (property: string, value: unknown): string[] =>
      concept
        .filter((c) =>
          c.property?.some((p) => p.code === property && (p.valueBoolean ?? p.valueCoding?.code) === value),
        )
        .map(({ code }) => code ?? '');
    const named = (key: string): string[] => {
      const expression = constraints.find((c) => c.key === key)?.expression ?? '';
      const acts = /CodeSystem\/act' and \(?(.*?)\)/.exec(expression)?.[1] ?? '';
      return [...acts.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code ?? '');
    };
    expect(named('ACT-2')).toEqual(having('reserved', true));
    expect(named('ACT-3')).toEqual(having('reserved', true));
    expect(named('ACT-20')).toEqual(having('kind', 'care-act'));
    expect(named('CARE-2').sort()).toEqual(having('kind', 'company').sort());
  });
});

describe('the examples', () => {
  test('there is an invalid example for each constraint, and none for another', () => {
    expect(keys.toSorted()).toEqual([...constraints.map(({ key }) => key ?? ''), ...BEYOND_PROFILES].toSorted());
  });

  test("Mieke's decision breaks no constraint", () => {
    expect(parts(decision).flatMap(({ resource }) => broken(resource))).toEqual([]);
  });

  test.each(keys)('%s breaks its own constraint, there where it says, and no other', (key) => {
    const expected = read<Expected>('examples/invalid', `${key}.expected.json`);
    const found = parts(read<Resource>('examples/invalid', `${key}.json`)).flatMap(({ resource, at }) =>
      broken(resource).map((c) => ({
        id: c.key,
        severity: c.severity,
        path: c.path?.replace(resource.resourceType, at),
      })),
    );
    const path = expected.expression.replace(/(activity)\[\d+\]/, '$1');
    expect(expected.id).toBe(key);
    expect(found).toEqual(BEYOND_PROFILES.includes(key) ? [] : [{ id: key, severity: expected.severity, path }]);
  });
});

describe('what stops or is not yet in force is never an error', () => {
  const agreement = (change: (plan: CarePlan) => void): CarePlan => {
    const plan = structuredClone(
      decision.entry?.find(({ resource }) => resource?.resourceType === 'CarePlan')?.resource,
    );
    if (plan?.resourceType !== 'CarePlan') throw new Error('no agreement in the decision');
    for (const { detail } of plan.activity ?? []) delete detail?.extension;
    change(plan);
    return plan;
  };
  const errors = (plan: CarePlan): unknown[] => broken(plan).filter(({ severity }) => severity === 'error');

  test.each<[string, CarePlan['status']]>([
    ['put on hold', 'on-hold'],
    ['withdrawn', 'revoked'],
    ['completed', 'completed'],
    ['entered in error', 'entered-in-error'],
  ])('an agreement that is %s, while its activity is still called in progress', (_, status) => {
    expect(errors(agreement((plan) => (plan.status = status)))).toEqual([]);
  });

  test('a draft: it gets warnings', () => {
    const draft = agreement((plan) => {
      plan.status = 'draft';
      for (const { detail } of plan.activity ?? []) if (detail) detail.status = 'not-started';
    });
    expect(errors(draft)).toEqual([]);
    expect(broken(draft).map(({ key }) => key)).toEqual(['ACT-2-w', 'ACT-3-w', 'ACT-20', 'CARE-2-w', 'EVAL-1']);
  });
});
