import type { Model } from '../model.ts';
import type { Syntax } from '../syntax.ts';
import type { Source } from './source.ts';

/**
 * What JavaScript can say of a FHIRPath truth without a FHIRPath engine, over JSON that is known to be well-formed: elements of the
 * right type, no empty lists or objects, no primitive without a value.
 */
export interface Sure {
  /** An expression that is true only where the truth is true, and one that is true only where it is false. */
  readonly holds: string;
  readonly fails: string;
  /** Each is true wherever the truth is. */
  readonly exact: boolean;
  /** Not all of it was read: what was not may throw where neither of them says anything. */
  readonly partial: boolean;
}

/** A variable of the code that holds a value of a known type. */
export interface Focus {
  readonly name: string;
  /** A FHIR type or backbone path, as the model knows it. */
  readonly type: string;
  /** An expression that says whether an element of it is there, when that is known already. */
  readonly has?: ((element: string) => string | undefined) | undefined;
}

export interface Surroundings {
  readonly source: Source;
  readonly model: Model;
  /** An expression that is `%resource`, which may not be well-formed; like the others in what is known as `s` to the code. */
  readonly resource?: string;
  /** One that is a function from a fragment (`#id`) to what it refers to in `%rootResource`. */
  readonly resolve?: string;
  /** One that is the set, if there are any, of the fragments (`#id`) that references in a resource have, once the resource was gone through. */
  readonly fragments?: string;
  /** What can be said of a part, such as the criterion of a filter. */
  readonly sureOf: (syntax: Syntax, focus: Focus, around: Surroundings) => Sure | undefined;
}
