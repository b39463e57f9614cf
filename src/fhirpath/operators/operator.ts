import type { Code } from '../code.ts';

/** How a binary operator compiles: the code of both sides in, code out. */
export type Operator = (left: Code, right: Code) => Code;
