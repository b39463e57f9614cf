import type { Resource } from '../fhir/json.ts';
import type { Call } from './service.ts';

/** Where an operation is called: `/$x`, `/Type/$x`, `/Type/id/$x`. */
export type Level = 'system' | 'type' | 'instance';

/**
 * A FHIR operation (R4 §3.2). `run` walks the same way in every one: parameters in, the gateway reads, a pure function decides,
 * the gateway writes or the answer shows. Findings are returned, failures thrown.
 */
export interface Operation {
  /** Without the `$`. */
  readonly name: string;
  /** The canonical of its OperationDefinition. */
  readonly definition: string;
  readonly levels: readonly Level[];
  /** The types that it is of; all, when it does not say. */
  readonly types?: readonly string[];
  /** It changes nothing, so that it may be called by GET too (R4 §3.2.0.3). */
  readonly readOnly?: true;
  run(call: Call, input: OperationInput): Promise<Resource>;
}

export interface OperationInput {
  readonly type?: string;
  readonly id?: string;
  /** The body as it came: Parameters, or the resource itself where the operation allows that. Undefined without a body. */
  readonly body: unknown;
  /** Parameters in the URL. */
  readonly query: URLSearchParams;
}
