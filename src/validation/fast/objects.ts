import { baseCanonical } from '../../definitions/definitions.ts';
import { Source } from '../../fhirpath/sure/source.ts';
import { isPrimitive } from '../checks/primitive-format.ts';
import { propertiesOf } from '../elements.ts';
import type { ElementProgram, TypeUse } from '../program.ts';
import { checkCount } from '../walk.ts';
import type { Compiler, ObjectFunction } from './compiler.ts';
import { isObjectCode } from './content.ts';
import { type Pass, WORD } from './pass.ts';
import { slicesAt } from './slices.ts';
import { type Names, valueCode } from './values.ts';

/** As deep as objects may stand in each other here, each with a list between: less than what the walk refuses. */
const DEEPEST = 95;

const NAMES: Names = { value: 'x', around: 'w', parent: 'o' };

const FAIL = 'return s.fail(o);';

/**
 * An object as a list of elements (`walkObject`): one loop over its properties, which says false at the first thing that it cannot settle,
 * be it wrong, rare or only in doubt.
 */
export const objectFunction = (compiler: Compiler, elements: readonly ElementProgram[]): ObjectFunction => {
  const properties = elements.reduce((sum, element) => sum + element.types.length, 0);
  // Two elements of one name would each have to be held to it.
  if (propertiesOf(elements).size !== properties) return () => false;
  const source = new Source();
  const words = Math.ceil(elements.length / WORD);
  const cases = elements.flatMap((element, index) =>
    element.types.flatMap((use) => casesOf(compiler, source, element, use, seenCode(index, element.types.length > 1))),
  );
  return source.evaluate(`(o, s, w) => {
    if (s.depth > ${DEEPEST} || Object.getPrototypeOf(o) !== Object.prototype) ${FAIL}
    s.depth += 1;
    ${Array.from({ length: words }, (_, word) => `let b${word} = 0;`).join(' ')}
    for (const k in o) {
      const v = o[k];
      switch (k) {
        ${cases.join('\n')}
        case 'resourceType': if (s.scope.resource !== o) ${FAIL} break;
        default: ${FAIL}
      }
    }
    ${requiredCode(source, elements, words)}
    s.depth -= 1;
    ${words === 1 ? 's.seen = b0;' : ''}
    return true;
  }`);
};

/** Marks an element as there; a choice in two forms is not settled. */
const seenCode = (index: number, choice: boolean): string => {
  const [word, bit] = [`b${Math.floor(index / WORD)}`, 1 << (index % WORD)];
  return choice ? `if (${word} & ${bit}) ${FAIL} ${word} |= ${bit};` : `${word} |= ${bit};`;
};

/** What must be there is, or is reported; and something beside an id (`ele-1`). */
const requiredCode = (source: Source, elements: readonly ElementProgram[], words: number): string => {
  const mask = (word: number, test: (element: ElementProgram) => boolean): number =>
    elements
      .slice(word * WORD, (word + 1) * WORD)
      .reduce((bits, element, index) => (test(element) ? bits | (1 << index) : bits), 0);
  const all = Array.from({ length: words }, (_, word) => word);
  const missing = (test: (element: ElementProgram) => boolean): string =>
    all
      .map((word) => ({ word, required: mask(word, test) }))
      .filter(({ required }) => required !== 0)
      .map(({ word, required }) => `(b${word} & ${required}) !== ${required}`)
      .join(' || ') || 'false';
  const empty = all.map((word) => `(b${word} & ${mask(word, (element) => element.name !== 'id')})`).join(' | ');
  const counts = elements.flatMap((element, index) =>
    element.min > 0
      ? [`if ((b${Math.floor(index / WORD)} & ${1 << (index % WORD)}) === 0) ${countCode(source, element)}(s, 0);`]
      : [],
  );
  return `if (${missing(hasRequiredSlice)} || (${empty || 0}) === 0) ${FAIL}
    if (${missing(({ min }) => min > 0)}) { ${counts.join(' ')} }`;
};

const hasRequiredSlice = ({ slicing }: ElementProgram): boolean =>
  slicing?.slices.some(({ element }) => element.min > 0) === true;

const countCode = (source: Source, element: ElementProgram): string =>
  source.constant((pass: Pass, count: number) => checkCount(pass.recording, element, count, ''));

/** What is done for the property that holds an element in one of its types, and for its `_name` sibling. */
const casesOf = (compiler: Compiler, source: Source, element: ElementProgram, use: TypeUse, seen: string): string[] => {
  if (element.max === 0) return [];
  const site = compiler.siteOf(element, use);
  const { settled, notes, siblingAside } = valueCode(compiler, source, site, NAMES);
  if (settled === 'false') return [];
  const property = JSON.stringify(use.property);
  const step = `.${element.name}${use.property === element.name ? '' : `.ofType(${use.code})`}`;
  const one = (at: string) =>
    notes
      ? `const n = s.size; if (!(${settled})) ${FAIL} if (s.size !== n) s.under(n, ${at});`
      : `if (!(${settled})) ${FAIL}`;

  let slices = '';
  if (element.slicing) {
    const sliced = slicesAt(compiler, site, element.slicing, step);
    if (!sliced) return [];
    slices = `if (!${source.constant(sliced)}(${element.list ? 'v' : '[v]'}, s, w, o, ${element.list})) ${FAIL}`;
  }
  // A resource's own id is told from those of its elements.
  const counted = element.name === 'id' ? 'if (s.scope.resource !== o) s.ids += 1;' : '';
  const whole = element.list
    ? `if (!Array.isArray(v) || v.length === 0) ${FAIL} ${amountCode(source, element)}
       for (let i = 0; i < v.length; i += 1) { const x = v[i]; ${one(`${JSON.stringify(`${step}[`)} + i + ']'`)} }`
    : `const x = v; ${one(JSON.stringify(step))}`;
  const cases = [`case ${property}: { ${seen} ${counted} ${whole} ${slices} break; }`];
  if (isPrimitive(use.code) && siblingAside) cases.push(siblingCase(compiler, source, element, use, step));
  return cases;
};

/** How many there may be at least and at most, where one is not enough or several may be too many. */
const amountCode = (source: Source, element: ElementProgram): string => {
  const { min, max } = element;
  const wrong = [...(min > 1 ? [`v.length < ${min}`] : []), ...(Number.isFinite(max) ? [`v.length > ${max}`] : [])];
  return wrong.length > 0 ? `if (${wrong.join(' || ')}) ${countCode(source, element)}(s, v.length);` : '';
};

/** The ids and extensions of primitives that have values; of those without, the walk judges. */
const siblingCase = (
  compiler: Compiler,
  source: Source,
  element: ElementProgram,
  use: TypeUse,
  step: string,
): string => {
  const children = compiler.knowledge.program(baseCanonical('Element'))?.root.children ?? [];
  const [property, site] = [JSON.stringify(use.property), source.constant(compiler.siteOf(element, use))];
  const one = (at: string) =>
    `if (!(${isObjectCode('x')} && ${source.constant(compiler.object(children))}.f(x, s, ${site}))) ${FAIL}
     if (s.size !== n) s.under(n, ${at});`;
  const whole = element.list
    ? `if (!Array.isArray(v) || !Array.isArray(y) || v.length === 0 || v.length > y.length) ${FAIL}
       for (let i = 0; i < v.length; i += 1) { const x = v[i], n = s.size; if (x !== null) { ${one(`${JSON.stringify(`${step}[`)} + i + ']'`)} } }`
    : `if (y === undefined || y === null) ${FAIL} const x = v, n = s.size; ${one(JSON.stringify(step))}`;
  return `case ${JSON.stringify(`_${use.property}`)}: { const y = o[${property}]; ${whole} break; }`;
};
