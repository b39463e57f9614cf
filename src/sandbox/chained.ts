import { Failure } from '../fhir/failure.ts';
import type { Criterion, OfType, Scope } from './criterion.ts';
import type { IndexedParameter } from './indexed-parameters.ts';
import { tooCostly, unknownModifier, unknownParameter, untyped } from './search-failures.ts';

/** R4 §3.1.1.4.13 (chaining) and §3.1.1.4.14 (`_has`). */

/** Each step joins another type; more than a question needs only costs. */
const MOST_STEPS = 4;
/** A reference that may lead to more types than this: which one is meant, must be said. */
const MOST_TARGETS = 20;

type ReadCriterion = (name: string, text: string, scope: Scope) => Criterion;

export const isChained = (name: string): boolean => name.startsWith('_has:') || name.includes('.');

/** Reads `owner.name`, `subject:Patient.name:exact`, `_has:Task:owner:status`, and what is made of these. Failures: as `criterion`. */
export const chained = (name: string, text: string, scope: Scope, read: ReadCriterion): Criterion => {
  if (name.split(/\.|_has:/).length - 1 > MOST_STEPS) throw tooCostly();
  return name.startsWith('_has:') ? has(name, text, scope, read) : chain(name, text, scope, read);
};

const has = (name: string, text: string, scope: Scope, read: ReadCriterion): Criterion => {
  const [, type = '', parameter = '', rest = ''] = /^_has:([^:]+):([^:]+):(.+)$/.exec(name) ?? [];
  const known = scope.known(type);
  if (!known) throw unknownParameter(name);
  reference(known.get(parameter), name);
  return {
    kind: 'has',
    parameter,
    source: { type, criterion: named(name, () => read(rest, text, { ...scope, type })) },
  };
};

const chain = (name: string, text: string, scope: Scope, read: ReadCriterion): Criterion => {
  const dot = name.indexOf('.');
  const [code = '', type, ...more] = name.slice(0, dot).split(':');
  const rest = name.slice(dot + 1);
  if (more.length > 0) throw unknownModifier(name);
  const { targets } = reference(scope.known(scope.type)?.get(code), name);
  if (type !== undefined && (!scope.known(type) || targets?.includes(type) === false)) throw unknownModifier(name);
  const types = type === undefined ? targets : [type];
  if (types === undefined || types.length > MOST_TARGETS) throw untyped(name);
  const reached = types.flatMap((target): OfType[] => {
    const of = { ...scope, type: target };
    try {
      return [{ type: target, criterion: read(rest, text, of) }];
    } catch (error) {
      // Of several types that it may lead to, those count that have the parameter.
      if (error instanceof Failure && error.findings[0]?.id === 'search-parameter-unknown') return [];
      throw error;
    }
  });
  if (reached.length === 0) throw unknownParameter(name);
  return { kind: 'chain', parameter: code, targets: reached };
};

const reference = (parameter: unknown, name: string): IndexedParameter => {
  const found = parameter as IndexedParameter | undefined;
  if (found?.kind !== 'reference') throw unknownParameter(name);
  return found;
};

/** What is wrong within a chain is said by the name that the client wrote. */
const named = <T>(name: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const parameters = { parameter: name.slice(0, 64) };
    throw error.telling(error.findings.map((finding) => ({ ...finding, parameters })));
  }
};
