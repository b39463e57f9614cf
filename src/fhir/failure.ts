import type { FailureKind } from './failure-kind.ts';
import type { IdOf } from './failures/catalogue.ts';
import type { Finding, IssueCode } from './finding.ts';
import type { Position } from './position.ts';
import { type Parameters, render, type Text } from './text.ts';

const CODES: Readonly<Record<FailureKind, IssueCode>> = {
  unparsable: 'structure',
  invalid: 'invalid',
  unprocessable: 'invalid',
  unauthenticated: 'login',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  gone: 'deleted',
  conflict: 'conflict',
  'precondition-failed': 'conflict',
  'multiple-matches': 'multiple-matches',
  'not-supported': 'not-supported',
  'method-not-allowed': 'not-supported',
  'not-acceptable': 'not-supported',
  'unsupported-media-type': 'not-supported',
  'too-large': 'too-long',
  'too-costly': 'too-costly',
  'too-many-requests': 'throttled',
  'store-full': 'transient',
  'upstream-down': 'transient',
  'upstream-busy': 'throttled',
  'upstream-unavailable': 'transient',
  'upstream-timeout': 'timeout',
  'upstream-unfit': 'not-supported',
};

/** Thrown where a failure is known; carries what the client is told, and nothing of the stack or the store. */
export class Failure extends Error {
  /** For the log, where nothing of it can be of a person: the number of an error of the store. */
  override cause?: { readonly sqlite: number };
  readonly kind: FailureKind;
  readonly findings: readonly Finding[];
  /** Whole seconds after which asking again makes sense, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(kind: FailureKind, findings: readonly Finding[], retryAfter?: number) {
    super(findings.map((f) => `${f.id} ${render(f.text, 'en', f.parameters)}`).join('; '));
    this.name = 'Failure';
    this.kind = kind;
    this.findings = findings;
    this.retryAfter = retryAfter;
  }

  /** The same failure, told by other findings: what else it carries goes with it. */
  telling(findings: readonly Finding[]): Failure {
    const told = new Failure(this.kind, findings, this.retryAfter);
    if (this.cause !== undefined) told.cause = this.cause;
    return told;
  }
}

export interface FailureDetail<Kind extends FailureKind> {
  /** Stable id, one of the catalogue for this kind; the kind itself unless a finer one is given. */
  readonly id?: IdOf<Kind>;
  readonly expression?: string;
  readonly parameters?: Parameters;
  /** In the text that could not be read. */
  readonly position?: Position;
  /** Whole seconds. */
  readonly retryAfter?: number | undefined;
}

/** A failure with one finding: `throw failure('not-found', { nl: '…', en: '…' }, { parameters: { type, id } })`. */
export const failure = <Kind extends FailureKind>(kind: Kind, text: Text, detail: FailureDetail<Kind> = {}): Failure =>
  new Failure(
    kind,
    [
      {
        id: detail.id ?? kind,
        outcome: 'failed',
        severity: kind === 'unparsable' ? 'fatal' : 'error',
        code: CODES[kind],
        expression: detail.expression ?? '',
        text,
        ...(detail.parameters && { parameters: detail.parameters }),
        ...(detail.position && { position: detail.position }),
      },
    ],
    detail.retryAfter,
  );
