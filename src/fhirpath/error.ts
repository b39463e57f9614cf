/**
 * Why an expression gave no answer: its text is not FHIRPath (`syntax`), it asks for something that neither engine has (`unsupported`),
 * or the values it met make it meaningless, such as one expected and several found (`evaluation`).
 */
export type FhirpathReason = 'syntax' | 'unsupported' | 'evaluation';

/** The only error that compiling or evaluating an expression throws. */
export class FhirpathError extends Error {
  override readonly name = 'FhirpathError';
  readonly reason: FhirpathReason;

  constructor(reason: FhirpathReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Thrown inside our own engine when only fhirpath.js can go on; it never leaves `expression.ts`. */
export class BeyondOwnEngine extends Error {
  override readonly name = 'BeyondOwnEngine';
}
