import type { Node } from './node.ts';

/** A name of a type as written: `Patient`, `FHIR.Patient`, `System.String`. */
export interface TypeName {
  readonly namespace: string | undefined;
  readonly name: string;
}

export type BinaryOperator =
  | 'implies'
  | 'or'
  | 'xor'
  | 'and'
  | 'in'
  | 'contains'
  | '='
  | '~'
  | '!='
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | '|'
  | '+'
  | '-'
  | '&'
  | '*'
  | '/'
  | 'div'
  | 'mod';

/** An expression as a tree. `input` undefined: the step or call starts at `$this`. */
export type Syntax =
  | { readonly kind: 'literal'; readonly node: Node | undefined }
  | { readonly kind: 'this' | 'index' | 'total' }
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'step'; readonly input: Syntax | undefined; readonly name: string }
  | {
      readonly kind: 'call';
      readonly input: Syntax | undefined;
      readonly name: string;
      readonly args: readonly Syntax[];
    }
  | { readonly kind: 'item'; readonly input: Syntax; readonly position: Syntax }
  | { readonly kind: 'sign'; readonly negative: boolean; readonly operand: Syntax }
  | { readonly kind: 'type'; readonly operator: 'is' | 'as'; readonly operand: Syntax; readonly type: TypeName }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax };
