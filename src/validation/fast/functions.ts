import type { ElementProgram, Program } from '../program.ts';
import type { Knowledge } from '../run.ts';
import type { Cell, Compiler, ObjectFunction, ResourceFunction, ValueFunction } from './compiler.ts';
import { objectFunction } from './objects.ts';
import { resourceFunction } from './resources.ts';
import { createSites, type Site } from './site.ts';
import { valueFunction } from './values.ts';

/** The functions of a validator, each made once. What is used no oftener than `walkedFirst` is not worth making code for. */
export const createCompiler = (knowledge: Knowledge, walkedFirst: number): Compiler => {
  const objects = new WeakMap<readonly ElementProgram[], Cell<ObjectFunction>>();
  const values = new WeakMap<Site, Cell<ValueFunction>>();
  const resources = new WeakMap<Program, Cell<ResourceFunction>>();
  const uses = new WeakMap<Program, number>();
  const compiler: Compiler = {
    knowledge,
    siteOf: createSites(),
    object: (elements) => cellIn(objects, elements, () => objectFunction(compiler, elements)),
    value: (site) => cellIn(values, site, () => valueFunction(compiler, site)),
    isWorthwhile: (program) => {
      const used = (uses.get(program) ?? 0) + 1;
      if (used <= walkedFirst) uses.set(program, used);
      return used > walkedFirst;
    },
    resource: (program) => cellIn(resources, program, () => resourceFunction(compiler, program)),
  };
  return compiler;
};

const cellIn = <K extends object, F extends (...args: never[]) => boolean>(
  cells: WeakMap<K, Cell<F>>,
  key: K,
  make: () => F,
): Cell<F> => {
  let cell = cells.get(key);
  if (!cell) {
    const made: Cell<F> = {
      f: ((...args: Parameters<F>) => {
        made.f = make();
        return made.f(...args);
      }) as F,
    };
    cell = made;
    cells.set(key, cell);
  }
  return cell;
};
