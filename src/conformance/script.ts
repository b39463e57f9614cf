import type {
  TestScript,
  TestScriptFixture,
  TestScriptSetupActionAssert,
  TestScriptSetupActionOperation,
  TestScriptVariable,
} from '@medplum/fhirtypes';
import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, type Json, type JsonObject, objects } from '../fhir/json.ts';

export type Operation = TestScriptSetupActionOperation;
export type Assertion = TestScriptSetupActionAssert;
export type Variable = TestScriptVariable;

/** One step: a request, or something that its answer is held to. */
export type Action =
  | { readonly operation: Operation; readonly assert?: undefined }
  | { readonly assert: Assertion; readonly operation?: undefined };

/** A test of a script. */
export interface ScriptTest {
  readonly name: string;
  readonly description: string;
  /** What it holds a server to: the id of a rule (`ACT-8`), or the URL of the text that asks for it. */
  readonly requirements: readonly string[];
  readonly actions: readonly Action[];
}

/** A TestScript as the engine runs it. */
export interface Script {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** It asks for what only a Samenspel service does: other servers are not held to it. */
  readonly ofService: boolean;
  /** What the ids of fixtures stand for: a path below the folder of the package, `tests/…`. */
  readonly fixtures: ReadonlyMap<string, string>;
  readonly variables: readonly Variable[];
  readonly setup: readonly Action[];
  readonly tests: readonly ScriptTest[];
}

/** The extension of a test that says what it holds a server to. */
export const REQUIREMENT = `${CANONICAL}/StructureDefinition/requirement`;

/** What a script asks for that only the service does. */
export const SERVICE = `${CANONICAL}/CapabilityStatement/samenspel-service`;

/** The elements of TestScript that the engine knows, by where they stand; those that only tell something may be there too. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  fixture: ['id', 'autocreate', 'autodelete', 'resource'],
  variable: ['name', 'defaultValue', 'description', 'expression', 'headerField', 'sourceId'],
  operation: [
    'type',
    'resource',
    'label',
    'description',
    'accept',
    'contentType',
    'encodeRequestUrl',
    'method',
    'params',
    'requestHeader',
    'requestId',
    'responseId',
    'sourceId',
    'targetId',
    'url',
  ],
  assert: [
    'label',
    'description',
    'direction',
    'compareToSourceId',
    'compareToSourceExpression',
    'contentType',
    'expression',
    'headerField',
    'minimumId',
    'navigationLinks',
    'operator',
    'resource',
    'response',
    'responseCode',
    'sourceId',
    'value',
    'warningOnly',
  ],
};

/** A script asks for what the engine does not do: nothing of it is run. */
export class UnknownInScript extends Error {}

/** Reads a TestScript. Throws UnknownInScript with the path of what is beyond the subset of docs/conformance.md. */
export const readScript = (resource: TestScript): Script => {
  const { id = '', url, title, description, metadata } = resource;
  const fixtures = (resource.fixture ?? []).map((fixture, at) => fixtureOf(fixture, `fixture[${at}]`));
  for (const [at, variable] of (resource.variable ?? []).entries())
    requireKnown('variable', variable, `variable[${at}]`);
  for (const name of ['origin', 'profile'] as const) if (resource[name]) throw new UnknownInScript(name);
  return {
    id,
    url,
    title: title ?? id,
    description: description ?? '',
    ofService: (metadata?.capability ?? []).some(({ capabilities }) => capabilities === SERVICE),
    fixtures: new Map(fixtures),
    variables: resource.variable ?? [],
    setup: actionsOf(resource.setup?.action, 'setup'),
    tests: (resource.test ?? []).map(({ name, description: what, extension, action }, at) => ({
      name: name ?? `test ${at + 1}`,
      description: what ?? '',
      requirements: (extension ?? []).flatMap((one) =>
        one.url === REQUIREMENT ? [String(one.valueUri ?? one.valueCode)] : [],
      ),
      actions: actionsOf(action, `test[${at}]`),
    })),
  };
};

const fixtureOf = (fixture: TestScriptFixture, path: string): [string, string] => {
  requireKnown('fixture', fixture, path);
  if (fixture.autocreate || fixture.autodelete) throw new UnknownInScript(`${path}.autocreate`);
  return [fixture.id ?? '', (fixture.resource?.reference ?? '').replace(`${CANONICAL}/`, '')];
};

const actionsOf = (given: unknown, path: string): Action[] =>
  objects(given as Json).map((action: JsonObject, at) => {
    for (const kind of ['operation', 'assert'] as const) {
      if (isObject(action[kind])) requireKnown(kind, action[kind], `${path}.action[${at}].${kind}`);
    }
    return action as unknown as Action;
  });

const requireKnown = (kind: keyof typeof KNOWN, given: object, path: string): void => {
  const beyond = Object.keys(given).find((name) => !KNOWN[kind]?.includes(name));
  if (beyond !== undefined) throw new UnknownInScript(`${path}.${beyond}`);
};
