import { Failure, failure } from '../../fhir/failure.ts';
import type { FailureKind } from '../../fhir/failure-kind.ts';
import type { Finding } from '../../fhir/finding.ts';
import { type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import type { Text } from '../../fhir/text.ts';
import type { Entry } from '../gateway.ts';
import type { Answer } from './exchange.ts';

/** What was asked, as far as it decides on what a refusal means. */
export interface Asked {
  /** Of a transaction. */
  readonly entries?: readonly Entry[];
  /** The entry that is refused, where the server says so by its place in the answer. */
  readonly at?: number;
  /** The caller's own token went along: then it is the caller who is refused, else it is we. */
  readonly asCaller: boolean;
}

/**
 * An answer of 4xx as a failure of ours. Of what the server says, kind and place are passed on, never its words: they may quote
 * the resource (HAPI does), and so a person.
 */
export const refusalOf = (answer: Answer, asked: Asked): Failure => {
  const { status, resource } = answer;
  if (status === 401 || status === 403) return accessRefused(status, asked.asCaller);
  const issues = errorsOf(resource);
  const kind = kindOf(status, issues, asked.entries);
  const places =
    asked.at === undefined ? issues.flatMap((issue) => placesOf(issue, asked.entries ?? [])) : [entryAt(asked.at)];
  const expressions = new Set(places);
  const one = (expression: string) =>
    failure(kind, TEXT[kind] ?? OTHER, { expression, ...(UNSAID.has(kind) && { id: 'upstream-refused' }) }).findings;
  const findings: Finding[] = expressions.size > 0 ? [...expressions].flatMap(one) : [...one('')];
  return new Failure(kind, findings);
};

const errorsOf = (resource: Resource | undefined): JsonObject[] =>
  resource?.resourceType === 'OperationOutcome'
    ? objects(resource['issue']).filter(({ severity }) => severity === 'error' || severity === 'fatal')
    : [];

const kindOf = (status: number, issues: readonly JsonObject[], entries: readonly Entry[] | undefined): FailureKind => {
  switch (status) {
    case 404:
      // In a transaction it is what an entry refers to that is not there.
      return entries ? 'unprocessable' : 'not-found';
    case 405:
      return 'not-supported';
    case 409:
      return 'conflict';
    case 410:
      return 'gone';
    case 412:
      return isAmbiguous(issues, entries ?? []) ? 'multiple-matches' : 'precondition-failed';
    case 413:
      return 'too-large';
    case 422:
      return 'unprocessable';
    default:
      return 'invalid';
  }
};

/** R4 answers both a stale version and more than one match with 412. */
const isAmbiguous = (issues: readonly JsonObject[], entries: readonly Entry[]): boolean => {
  if (issues.some(({ code }) => code === 'multiple-matches')) return true;
  if (issues.some(({ code }) => code === 'conflict')) return false;
  return entries.length > 0 && entries.every((entry) => entry.method === 'POST' || entry.ifMatch === undefined);
};

const SAFE_EXPRESSION = /^[A-Za-z][A-Za-z0-9_.[\]]{0,250}$/;

/** Where an issue says it is, or which entry it speaks of by type and id (HAPI: "Trying to update Task/12/_history/1 …"). */
const placesOf = (issue: JsonObject, entries: readonly Entry[]): string[] => {
  const said = [issue['expression']].flat().map((text) => String(text ?? '').replace(/\/\*.*?\*\//g, ''));
  const safe = said.filter((text) => SAFE_EXPRESSION.test(text));
  if (safe.length > 0) return safe;
  const words = new Set(
    String(issue['diagnostics'] ?? '')
      .split(/[^\w\-./]+/)
      .map((word) => word.replace(/\/_history.*$/, '')),
  );
  const named = [...entries.entries()].filter(
    ([, entry]) => entry.method !== 'POST' && words.has(`${entry.type}/${entry.id}`),
  );
  return named.map(([index]) => entryAt(index));
};

const entryAt = (index: number): string => `Bundle.entry[${index}]`;

const accessRefused = (status: 401 | 403, asCaller: boolean): Failure => {
  if (!asCaller) {
    return failure(
      'upstream-down',
      {
        nl: 'De FHIR-server van het dossier laat deze dienst niet toe: zijn toegangsgegevens kloppen niet of reiken niet ver genoeg.',
        en: 'The FHIR server of the record does not let this service in: its credentials are wrong or do not reach far enough.',
      },
      { id: 'upstream-access-refused' },
    );
  }
  return status === 401
    ? failure('unauthenticated', {
        nl: 'De FHIR-server van het dossier herkent de aanvrager niet.',
        en: 'The FHIR server of the record does not recognise who asks.',
      })
    : failure('forbidden', {
        nl: 'De FHIR-server van het dossier staat dit de aanvrager niet toe.',
        en: 'The FHIR server of the record does not allow this to who asks.',
      });
};

/** Why it is refused stands in words of the server alone, which are not passed on. */
const UNSAID: ReadonlySet<FailureKind> = new Set(['invalid', 'unprocessable']);

const TEXT: Readonly<Partial<Record<FailureKind, Text>>> = {
  'not-found': { nl: 'Deze resource is er niet.', en: 'There is no such resource.' },
  gone: { nl: 'Deze resource is verwijderd.', en: 'This resource has been deleted.' },
  conflict: {
    nl: 'Dit botst met wat er in het dossier staat of juist geschreven wordt.',
    en: 'This conflicts with what stands in the record or is being written.',
  },
  'precondition-failed': {
    nl: 'De resource is intussen gewijzigd: ifMatch noemt niet de huidige versie.',
    en: 'The resource has changed meanwhile: ifMatch does not name the current version.',
  },
  'multiple-matches': {
    nl: 'Meer dan één resource voldoet aan ifNoneExist.',
    en: 'More than one resource meets ifNoneExist.',
  },
  'too-large': {
    nl: 'Dit is de FHIR-server van het dossier te groot.',
    en: 'This is too large for the FHIR server of the record.',
  },
};

const OTHER: Text = {
  nl: 'De FHIR-server van het dossier weigert dit.',
  en: 'The FHIR server of the record refuses this.',
};
