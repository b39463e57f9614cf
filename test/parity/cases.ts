import type { Validator } from '../../src/validation/validator.ts';
import { tables } from '../validation/tables.ts';
import { validatorFor } from '../validation/validator-for.ts';
import { type Comparison, compare, type Ours } from './agreement.ts';
import type { Source } from './corpus.ts';
import type { Judge } from './judge.ts';
import { mutantsOf } from './mutants.ts';

/** A resource that was shown to both, and how their answers compare. */
export interface Case {
  readonly kind: string;
  readonly title: string;
  readonly comparison: Comparison;
}

const shownTo =
  (judge: Judge, validator: Validator) =>
  async (kind: string, title: string, resource: unknown): Promise<Case> => {
    const text = JSON.stringify(resource);
    const theirs = judge.validate(text);
    const ours = answerOf(validator, text);
    return { kind, title, comparison: compare(ours, await theirs) };
  };

const answerOf = (validator: Validator, text: string): Ours => {
  try {
    return validator.validate(JSON.parse(text), { unknownExtensions: 'refuse' });
  } catch (error) {
    return { threw: String(error) };
  }
};

/** Each case of the tables of test/validation, and its valid twin. */
export async function* tableCases(judge: Judge): AsyncGenerator<Case> {
  for (const { kind, profiles, further, cases } of tables) {
    await judge.reset();
    for (const definition of [...(further ?? []), ...(profiles ?? [])]) await judge.add(definition);
    const show = shownTo(judge, validatorFor(profiles, further));
    for (const { title, right, wrong } of cases) {
      yield show(`table: ${kind}`, `${title} (right)`, right);
      yield show(`table: ${kind}`, `${title} (wrong)`, wrong);
    }
  }
}

/** Each source as it is, and `count` mutants spread evenly over them; which ones follows from the seed. */
export async function* mutantCases(
  judge: Judge,
  validator: Validator,
  sources: readonly Source[],
  { count, seed }: { readonly count: number; readonly seed: number },
): AsyncGenerator<Case> {
  const show = shownTo(judge, validator);
  let left = count;
  for (const [index, { name, resource }] of sources.entries()) {
    await judge.reset();
    yield show('as it is', name, resource);
    const share = Math.ceil(left / (sources.length - index));
    for (const { operator, path, resource: mutant } of mutantsOf(resource, share, `${seed} ${name}`)) {
      left -= 1;
      yield show(operator, `${name}: ${operator} ${path}`, mutant);
    }
  }
}
