import { applyPatch, type Operation } from 'rfc6902';
import { type Failure, failure } from '../fhir/failure.ts';
import type { IdOf } from '../fhir/failures/catalogue.ts';
import { isObject, type Json, type Resource } from '../fhir/json.ts';
import { parseJson } from '../fhir/parse.ts';
import type { Text } from '../fhir/text.ts';

const MOST_OPERATIONS = 1000;
/** What all `copy` operations together may add, in characters of JSON: a few of them can double a resource each. */
const MOST_COPIED = 1_000_000;

const OPERATIONS: ReadonlySet<unknown> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

/** These would reach past the JSON, into JavaScript itself. */
const BEYOND_JSON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const refused = <Kind extends 'invalid' | 'unprocessable'>(
  kind: Kind,
  id: IdOf<Kind>,
  at: number | undefined,
  text: Text,
): Failure => failure(kind, text, { id, parameters: { operation: at ?? 0 } });

const isPath = (path: unknown): boolean =>
  typeof path === 'string' &&
  (path === '' || path.startsWith('/')) &&
  path.split('/').every((token) => !BEYOND_JSON.has(token));

const isOperation = (operation: Json): boolean => {
  if (!isObject(operation) || !OPERATIONS.has(operation['op']) || !isPath(operation['path'])) return false;
  const { op } = operation;
  if (op === 'move' || op === 'copy') return isPath(operation['from']);
  return op === 'remove' || operation['value'] !== undefined;
};

/** A JSON Patch document as it came (RFC 6902). Failures: invalid, naming the operation by its place. */
export const readPatch = (body: unknown): readonly Operation[] => {
  if (!Array.isArray(body) || body.length > MOST_OPERATIONS) {
    throw refused('invalid', 'patch-invalid', undefined, {
      nl: 'Een JSON Patch is een lijst van hoogstens 1000 bewerkingen.',
      en: 'A JSON Patch is a list of at most 1000 operations.',
    });
  }
  const wrong = body.findIndex((operation) => !isOperation(operation));
  if (wrong >= 0) {
    throw refused('invalid', 'patch-invalid', wrong, {
      nl: 'Bewerking {operation} van de patch is er geen van RFC 6902.',
      en: 'Operation {operation} of the patch is none of RFC 6902.',
    });
  }
  return body as Operation[];
};

const outcomeOf = (error: Error, at: number): Failure => {
  if (error.name === 'TestError') {
    return refused('unprocessable', 'patch-test-failed', at, {
      nl: 'De test in bewerking {operation} van de patch gaat niet op.',
      en: 'The test in operation {operation} of the patch does not hold.',
    });
  }
  return refused('unprocessable', 'patch-path-missing', at, {
    nl: 'Het pad in bewerking {operation} van de patch is er niet.',
    en: 'The path in operation {operation} of the patch is not there.',
  });
};

const valueAt = (root: Json, path: string): Json | undefined =>
  path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((node, token) => {
      if (Array.isArray(node)) return node[Number(token)];
      return isObject(node) ? node[token] : undefined;
    }, root);

const tooLarge = (): Failure =>
  failure('too-large', { nl: 'De patch kopieert te veel.', en: 'The patch copies too much.' });

/**
 * The resource as the patch makes it; the one given is left as it is. Its id and type may not change.
 * Failures: unprocessable (a test that does not hold, a path that is not there), invalid, too-large, unparsable (too deep).
 */
export const patched = (resource: Resource, patch: readonly Operation[]): Resource => {
  const draft = structuredClone(resource);
  let copied = 0;
  for (const [at, operation] of patch.entries()) {
    if (operation.op === 'copy') {
      copied += JSON.stringify(valueAt(draft, operation.from) ?? null).length;
      if (copied > MOST_COPIED) throw tooLarge();
    }
    const [error] = applyPatch(draft, [operation]);
    if (error) throw outcomeOf(error, at);
  }
  // Read as any text that comes in: a copy shares nothing, and what has become too deep is refused.
  const result = parseJson(JSON.stringify(draft)) as Resource;
  if (result.resourceType === resource.resourceType && result.id === resource.id) return result;
  throw refused('invalid', 'patch-identity', undefined, {
    nl: 'Een patch laat het type en het id van de resource zoals ze zijn.',
    en: 'A patch leaves the type and the id of the resource as they are.',
  });
};
