import type { Code } from '../code.ts';
import type { Navigator } from '../navigator.ts';
import type { Node } from '../node.ts';

/** A call as its compiler sees it. */
export interface Call {
  readonly input: Code;
  /** How many arguments it has: within the arity of the function. */
  readonly size: number;
  /** The code of an argument; whether its `$this` is that of the call or an item is the scope that it is run in. */
  readonly argument: (index: number) => Code;
  /** An argument that names a type, as a test of nodes. */
  readonly type: (index: number) => (node: Node) => boolean;
  readonly navigator: Navigator;
}

/** A function of FHIRPath: how many arguments it takes, and the code of a call. */
export interface FunctionDefinition {
  readonly arity: readonly [least: number, most: number];
  readonly compile: (call: Call) => Code;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

export const define = (least: number, most: number, compile: FunctionDefinition['compile']): FunctionDefinition => ({
  arity: [least, most],
  compile,
});
