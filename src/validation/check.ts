import type { ElementDefinition } from '@medplum/fhirtypes';
import type { Finding, IssueCode, Severity } from '../fhir/finding.ts';
import type { Json } from '../fhir/json.ts';
import type { Parameters, Text } from '../fhir/text.ts';
import { hl7MessageId } from './hl7-messages.ts';

/** What every kind of check says of itself; the ids are stable, and docs and clients go by them. */
export interface Kind {
  readonly id: string;
  readonly code: IssueCode;
  readonly text: Text;
  /** Error unless said otherwise. */
  readonly severity?: Severity;
  /** Unless said otherwise, what it reports has failed. */
  readonly outcome?: Finding['outcome'];
}

/** A kind of check on one value by itself: when an element asks it, with which parameter, and what passes; undefined: it cannot be told. */
export interface ValueCheck<P> extends Kind {
  applies(element: ElementDefinition): P | undefined;
  passes(parameter: P): (value: Json) => boolean | undefined;
  parameters?(parameter: P): Parameters;
}

/** A value check for one element, its parameter filled in. */
export interface BoundCheck {
  readonly kind: Kind;
  readonly passes: (value: Json) => boolean | undefined;
  readonly parameters: Parameters;
}

/** The check as this element asks it, or undefined where it does not. */
export const bind = <P>(check: ValueCheck<P>, element: ElementDefinition): BoundCheck | undefined => {
  const parameter = check.applies(element);
  if (parameter === undefined) return undefined;
  return { kind: check, passes: check.passes(parameter), parameters: check.parameters?.(parameter) ?? {} };
};

/** What a check of this kind found at `expression`, asked by `source`. */
export const found = (kind: Kind, expression: string, source?: string, parameters?: Parameters): Finding => {
  const messageId = hl7MessageId(kind.id, parameters);
  return {
    id: kind.id,
    outcome: kind.outcome ?? 'failed',
    severity: kind.severity ?? (kind.outcome === 'undecided' ? 'information' : 'error'),
    code: kind.code,
    expression,
    text: kind.text,
    ...(parameters && { parameters }),
    ...(source !== undefined && { source }),
    ...(messageId !== undefined && { messageId }),
  };
};
