import type { Parameter, ParameterKind } from './indexed-parameters.ts';
import type { CodesValue, DateValue, NumberValue, ReferenceValue, TokenValue } from './search-values.ts';

/** One condition; its values are alternatives. `parameter` is as in `IndexValue`. */
export type Criterion =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'updated'; readonly values: readonly DateValue[] }
  | {
      readonly kind: 'missing';
      readonly parameter: string;
      readonly of: ParameterKind;
      readonly missing: boolean;
    }
  | {
      readonly kind: 'token';
      readonly parameter: string;
      readonly values: readonly TokenValue[];
      readonly not: boolean;
    }
  | {
      readonly kind: 'value-set';
      readonly parameter: string;
      readonly valueSet: string;
      readonly not: boolean;
    }
  /** A code that subsumes, or is subsumed by, the one asked. */
  | { readonly kind: 'codes'; readonly parameter: string; readonly values: readonly CodesValue[] }
  | {
      readonly kind: 'uri';
      readonly parameter: string;
      readonly match: 'above' | 'below';
      readonly values: readonly string[];
    }
  | { readonly kind: 'reference'; readonly parameter: string; readonly values: readonly ReferenceValue[] }
  | { readonly kind: 'date'; readonly parameter: string; readonly values: readonly DateValue[] }
  | { readonly kind: 'number'; readonly parameter: string; readonly values: readonly NumberValue[] }
  | {
      readonly kind: 'string';
      readonly parameter: string;
      readonly match: 'start' | 'part' | 'exact';
      readonly values: readonly string[];
    }
  /** Each alternative: what the components of one element must meet together. */
  | { readonly kind: 'composite'; readonly parameter: string; readonly alternatives: readonly (readonly Criterion[])[] }
  /** What the reference leads to meets a criterion of its own type: `owner.name`. */
  | { readonly kind: 'chain'; readonly parameter: string; readonly targets: readonly OfType[] }
  /** A resource of another type that meets a criterion refers to this one: `_has:Task:owner:status`. */
  | { readonly kind: 'has'; readonly parameter: string; readonly source: OfType }
  /** In the compartment of a resource: it refers there by one of these parameters, or is that resource. */
  | {
      readonly kind: 'compartment';
      readonly of: { readonly type: string; readonly id: string };
      readonly by: readonly { readonly type: string; readonly parameter: string }[];
      readonly itself: boolean;
    };

export type Subsumption = (direction: 'above' | 'below', system: string, code: string) => readonly string[] | undefined;

/** A criterion as resources of one type have to meet it. */
export interface OfType {
  readonly type: string;
  readonly criterion: Criterion;
}

/** What a query is read by. */
export interface Scope {
  readonly type: string;
  /** The parameters of a type; undefined when there is no such type. */
  readonly known: (type: string) => ReadonlyMap<string, Parameter> | undefined;
  /** Whether the store has, or has had, any of a type: the others need not be looked through. */
  readonly held: (type: string) => boolean;
  readonly hasValueSet: (valueSet: string) => boolean;
  /** The code itself and what is above or below it in its code system; undefined when the system is not at hand in full. */
  readonly subsumption: Subsumption;
  /** The moment at which is asked: `ap` depends on it. */
  readonly now: Date;
}
