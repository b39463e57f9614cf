import { readdirSync, readFileSync } from 'node:fs';
import type {
  Bundle,
  CarePlan,
  CodeSystem,
  ConceptMap,
  Extension,
  Resource,
  StructureDefinition,
} from '@medplum/fhirtypes';
import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
import { describe, expect, test } from 'vitest';

const folder = (path: string): URL => new URL(`../../${path}/`, import.meta.url);
const read = <T>(path: string, file: string): T => JSON.parse(readFileSync(new URL(file, folder(path)), 'utf8')) as T;

const resources = readdirSync(folder('build/package'))
  .filter((file) => /^[A-Z]\w+-.*\.json$/.test(file))
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

/** Written by hand, from Mieke's story; twins.test.ts holds those that are made. */
const examples = readdirSync(folder('examples/invalid')).filter((file) => /^[^.]*\.json$/.test(file));
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
const dutch = (element: object, name: string): string | undefined => inLanguage(element, name, 'nl');

const inLanguage = (element: object, name: string, language: string): string | undefined => {
  const shadow = (element as Record<string, Extension | undefined>)[`_${name}`];
  const { extension: parts = [] } = shadow?.extension?.find(({ url }) => url.endsWith('/translation')) ?? {};
  return parts.some(({ url, valueCode }) => url === 'lang' && valueCode === language)
    ? parts.find(({ url }) => url === 'content')?.valueString
    : undefined;
};

describe('the package', () => {
  test('holds the profiles', () => {
    expect(profiles.map(({ id }) => id).sort()).toEqual([
      'agreement-register',
      'care-agreement',
      'care-consent',
      'care-organization',
      'care-plan-meeting',
      'carer-support',
      'competence',
      'concern-task',
      'conformance-test',
      'delegation-order',
      'disclosure-audit',
      'disclosure-consent',
      'evaluation-task',
      'mantelzorger',
      'provenance',
      'representative',
      'review-task',
      'volunteer-agreement',
      'vrijwilliger',
    ]);
  });

  test.each(structures)('$id has a snapshot', ({ snapshot }) => {
    expect(snapshot?.element.length).toBeGreaterThan(1);
  });

  test.each(resources.filter((r): r is CodeSystem => r.resourceType === 'CodeSystem'))(
    'each code of $id has a Dutch word, but for the failures, whose Dutch comes with the answer',
    ({ concept }) => {
      const without = concept
        ?.filter(({ property }) => !property?.some(({ valueString }) => valueString === 'failure'))
        .filter((c) => !c.designation?.some(({ language, value }) => language === 'nl' && value));
      expect(without).toEqual([]);
    },
  );

  test.each(resources)('$resourceType $id has its title and description in Dutch and English', (resource) => {
    const other = resource.language === 'nl' ? 'en' : 'nl';
    expect(['nl', 'en']).toContain(resource.language);
    // R4 gives a SearchParameter no title.
    if (resource.resourceType !== 'SearchParameter') expect(inLanguage(resource, 'title', other)).toMatch(/\w/);
    expect(inLanguage(resource, 'description', other)).toMatch(/\w+ \w+.*\.$/);
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
    const named = (key: string, system = 'https://samenspel.example/fhir/CodeSystem/act'): string[] => {
      const expression = constraints.find((c) => c.key === key)?.expression ?? '';
      const [, acts = ''] = new RegExp(`system = '${system}' and code in \\(([^)]*)\\)`).exec(expression) ?? [];
      return [...acts.matchAll(/'([a-z\d-]+)'/g)].map(([, code]) => code ?? '');
    };
    for (const key of ['ACT-2', 'ACT-2-w', 'ACT-3', 'ACT-3-w'])
      expect(named(key).sort()).toEqual(having('reserved', true).sort());
    expect(named('ACT-20').sort()).toEqual(having('kind', 'care-act').sort());
    for (const key of ['CARE-2', 'CARE-2-w']) expect(named(key).sort()).toEqual(having('kind', 'company').sort());

    // And of SNOMED CT the codes that the map gives for those acts; for company it has none.
    const { group = [] } = read<ConceptMap>('build/package', 'ConceptMap-act-to-snomed.json');
    const inSnomed = (acts: readonly string[]): string[] => [
      ...new Set(
        group.flatMap(({ element = [] }) =>
          element
            .filter(({ code = '' }) => acts.includes(code))
            .flatMap(({ target = [] }) => target.map((t) => t.code ?? '')),
        ),
      ),
    ];
    const SNOMED = 'http://snomed.info/sct';
    for (const key of ['ACT-2', 'ACT-2-w', 'ACT-3', 'ACT-3-w'])
      expect(named(key, SNOMED).sort()).toEqual(inSnomed(having('reserved', true)).sort());
    expect(named('ACT-20', SNOMED).sort()).toEqual(inSnomed(having('kind', 'care-act')).sort());
    expect(inSnomed(having('kind', 'company'))).toEqual([]);
  });

  test('each act says its kind, whether it is reserved and has protocols; a reserved one its category of the Wet BIG', () => {
    const { concept = [] } = read<CodeSystem>('build/package', 'CodeSystem-act.json');
    const codes = (system: string) =>
      read<CodeSystem>('build/package', `CodeSystem-${system}.json`).concept?.map(({ code }) => code) ?? [];
    expect(concept.length).toBeGreaterThan(40);
    for (const { code, property = [] } of concept) {
      const facts = Object.fromEntries(property.map((p) => [p.code, p.valueBoolean ?? p.valueCoding?.code]));
      expect([code, codes('act-kind')]).toEqual([code, expect.arrayContaining([facts['kind']])]);
      expect([code, typeof facts['protocol']]).toEqual([code, 'boolean']);
      // Only care acts are reserved.
      const reserved = facts['reserved'] === true;
      expect([code, facts['kind']]).toEqual([code, reserved ? 'care-act' : facts['kind']]);
      expect([code, codes('big-category').includes(String(facts['big-category']))]).toEqual([code, reserved]);
    }
  });
});

describe('the examples', () => {
  test('each is of a constraint, or of a rule that the profiles cannot see', () => {
    expect([...constraints.map(({ key }) => key ?? ''), ...BEYOND_PROFILES]).toEqual(expect.arrayContaining(keys));
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
