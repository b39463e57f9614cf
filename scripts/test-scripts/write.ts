import type { TestScript, TestScriptSetupAction, TestScriptVariable } from '@medplum/fhirtypes';
import { addDays } from '../../src/agreements/calendar.ts';
import { REQUIREMENT, SERVICE } from '../../src/conformance/script.ts';
import { CANONICAL } from '../../src/fhir/canonical.ts';
import type { Json } from '../../src/fhir/json.ts';

/** A step of a script, and the variables and fixtures that it brings. */
export interface Step {
  readonly action: TestScriptSetupAction;
  /** A fixture that the step sends or compares with, by its id. */
  readonly fixtures?: Readonly<Record<string, Json>>;
  readonly variables?: readonly TestScriptVariable[];
}

export interface Test {
  readonly name: string;
  readonly description: string;
  /** Rule ids, or URLs of what asks for it. */
  readonly requirements: readonly string[];
  readonly steps: readonly Step[];
}

export interface Asked {
  readonly id: string;
  readonly title: string;
  readonly titleNl: string;
  readonly description: string;
  readonly descriptionNl: string;
  /** Whether only a Samenspel service is held to it. */
  readonly ofService?: boolean;
  readonly setup?: readonly Step[];
  readonly tests: readonly Test[];
  readonly teardown?: readonly Step[];
}

export interface Written {
  readonly resource: TestScript;
  /** By their path below the package. */
  readonly fixtures: ReadonlyMap<string, Json>;
}

const UPSTREAM = `${CANONICAL}/CapabilityStatement/samenspel-upstream`;
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** The day that the stories were written for, and what other engines take for today. */
export const DAY = '2026-11-24';

const translated = (dutch: string) => ({
  extension: [
    {
      url: TRANSLATION,
      extension: [
        { url: 'lang', valueCode: 'nl' },
        { url: 'content', valueString: dutch },
      ],
    },
  ],
});

/** A TestScript with its fixtures. The variables of days and of the run are those that it uses. */
export const write = (asked: Asked): Written => {
  const { id, title, titleNl, description, descriptionNl, ofService, setup = [], tests, teardown = [] } = asked;
  const steps = [...setup, ...tests.flatMap((test) => test.steps), ...teardown];
  const named = new Map<string, Json>(steps.flatMap((step) => Object.entries(step.fixtures ?? {})));
  const pathOf = (fixture: string) => `tests/${id}/${fixture}.json`;
  const used = JSON.stringify([steps.map(({ action }) => action), [...named.values()]]);
  const variables = [...usedVariables(used), ...steps.flatMap((step) => step.variables ?? [])];
  const unique = new Map(variables.map((variable) => [variable.name, variable]));
  const links = [...new Set(tests.flatMap(requirementsOf))].filter((one) => one.startsWith('http'));
  const resource = {
    resourceType: 'TestScript',
    id,
    meta: { profile: [`${CANONICAL}/StructureDefinition/conformance-test`] },
    language: 'en',
    url: `${CANONICAL}/TestScript/${id}`,
    name: id.replaceAll(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    title,
    _title: translated(titleNl),
    status: 'draft',
    experimental: false,
    description,
    _description: translated(descriptionNl),
    metadata: {
      link: links.map((url) => ({ url })),
      capability: [
        {
          required: true,
          validated: false,
          description: ofService ? 'What a Samenspel service does' : 'What is asked of a server that holds the dossier',
          capabilities: ofService ? SERVICE : UPSTREAM,
        },
      ],
    },
    fixture: [...named.keys()].map((fixture) => ({
      id: fixture,
      autocreate: false,
      autodelete: false,
      resource: { reference: `${CANONICAL}/${pathOf(fixture)}` },
    })),
    variable: [...unique.values()],
    ...(setup.length > 0 && { setup: { action: setup.map(({ action }) => action) } }),
    test: tests.map((test, at) => ({
      id: `test-${at + 1}`,
      extension: requirementsOf(test).map((one) => ({
        url: REQUIREMENT,
        ...(one.startsWith('http') ? { valueUri: one } : { valueCode: one }),
      })),
      name: test.name,
      description: test.description,
      action: test.steps.map(({ action }) => action),
    })),
    ...(teardown.length > 0 && { teardown: { action: teardown.map(({ action }) => action) } }),
  };
  return {
    resource: withoutEmpty(resource) as unknown as TestScript,
    fixtures: new Map([...named].map(([fixture, content]) => [pathOf(fixture), content])),
  };
};

/** What it names, and each operation of ours that it calls. */
const requirementsOf = ({ requirements, steps }: Test): string[] => {
  const called = steps.flatMap(({ action }) => /\/?\$([a-z-]+)(\?|$)/.exec(action.operation?.url ?? '')?.[1] ?? []);
  const ours = called.filter((name) => name !== 'validate').map((name) => `${CANONICAL}/OperationDefinition/${name}`);
  return [...new Set([...requirements, ...ours])];
};

/** FHIR has no empty lists. */
const withoutEmpty = (node: object): object =>
  JSON.parse(JSON.stringify(node, (_, value) => (Array.isArray(value) && value.length === 0 ? undefined : value)));

const usedVariables = (text: string): TestScriptVariable[] => {
  const names = [...new Set([...text.matchAll(/\$\{(run|today(?:[+-]\d+)?)\}/g)].map(([, name]) => String(name)))];
  return names
    .sort()
    .map((name) =>
      name === 'run'
        ? { name, defaultValue: 'samenspel', description: 'Of this run alone' }
        : { name, defaultValue: addDays(DAY, Number(name.slice('today'.length) || 0)), description: dayTold(name) },
    );
};

const dayTold = (name: string): string => (name === 'today' ? 'Today' : `Today, ${name.slice('today'.length)} days`);

/** A value that an answer gave: what FHIRPath finds in it. */
export const found = (name: string, sourceId: string, expression: string): TestScriptVariable => ({
  name,
  expression,
  sourceId,
});

/** The same, of a header. */
export const inHeader = (name: string, sourceId: string, headerField: string): TestScriptVariable => ({
  name,
  headerField,
  sourceId,
});

/** `Patient/12`, out of where a server says that it stands. */
export const PLACE = "replaceMatches('^.*?([A-Z][A-Za-z]+/[A-Za-z0-9.-]+)(/_history/[^/]*)?$', '$1')";
