import { type Code, collection } from './code.ts';
import type { Syntax } from './syntax.ts';

/** Whether a part is the same whatever the focus: it starts at an environment constant, and its arguments are literals. */
export const isFixed = (syntax: Syntax): boolean => {
  if (syntax.kind === 'constant' || syntax.kind === 'literal') return true;
  if (syntax.kind === 'step') return syntax.input !== undefined && isFixed(syntax.input);
  if (syntax.kind === 'type') return isFixed(syntax.operand);
  if (syntax.kind === 'binary') return isFixed(syntax.left) && isFixed(syntax.right);
  if (syntax.kind !== 'call' || syntax.input === undefined || !isFixed(syntax.input)) return false;
  return TYPE_FUNCTIONS.has(syntax.name) || syntax.args.every((arg) => arg.kind === 'literal');
};

const TYPE_FUNCTIONS = new Set(['is', 'as', 'ofType']);

/** Code that makes its collection once in an evaluation of the whole expression. */
export const kept = (code: Code): Code =>
  collection(({ root }) => {
    root.kept ??= new Map();
    const nodes = root.kept.get(code) ?? code.items(root);
    root.kept.set(code, nodes);
    return nodes;
  });
