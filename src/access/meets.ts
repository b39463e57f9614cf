import type { Resource } from '../fhir/json.ts';
import type { Criterion, OfType } from '../sandbox/criterion.ts';
import { dateRange } from '../sandbox/date-range.ts';
import type { IndexValue } from '../sandbox/element-values.ts';
import { dateMeets, type RowCriterion, rowMeets } from '../sandbox/row-meets.ts';
import type { SearchKnowledge } from './search-knowledge.ts';

/** What someone sees around a resource: chains and `_has` are followed through that, and through nothing else. */
export interface Surroundings {
  /** What is seen of a resource, `Type/id`; undefined when it is hidden or not there. */
  see(reference: string): Promise<Resource | undefined>;
  /** Everything seen of a type that refers to a resource by a parameter. */
  referring(type: string, parameter: string, to: string): Promise<readonly Resource[]>;
}

/**
 * Whether a resource, as it is seen, meets a criterion. So a search is answered as if what is hidden did not exist: neither an element that
 * was left out, nor a reference that was masked, nor a resource at the other end can be found, or found missing.
 */
export const meets = async (
  criterion: Criterion,
  resource: Resource,
  knowledge: SearchKnowledge,
  around: Surroundings,
): Promise<boolean> => {
  const rows = (parameter: string): readonly IndexValue[] =>
    knowledge.rows(resource, codeOf(parameter)).filter((row) => row.parameter === parameter);
  const reference = `${resource.resourceType}/${resource.id}`;
  switch (criterion.kind) {
    case 'id':
      return criterion.ids.includes(String(resource.id));
    case 'updated': {
      const low = dateRange(String(resource.meta?.lastUpdated ?? ''))?.low;
      return low !== undefined && criterion.values.some((asked) => dateMeets(asked, { low, high: low + 1 }));
    }
    case 'missing':
      return criterion.missing !== rows(criterion.parameter).some((row) => row.parameter === criterion.parameter);
    case 'composite': {
      const groups = knowledge.groups(resource, criterion.parameter);
      return criterion.alternatives.some((parts) => groups.some((group) => partsMeet(parts, group, knowledge)));
    }
    case 'chain':
      return anyOf(criterion.targets, (target) => leadsTo(target, rows(criterion.parameter), knowledge, around));
    case 'has': {
      const { parameter, source } = criterion;
      const referring = await around.referring(source.type, parameter, reference);
      return anyOf(referring, (one) => meets(source.criterion, one, knowledge, around));
    }
    case 'compartment': {
      const { of, by, itself } = criterion;
      if (itself && reference === `${of.type}/${of.id}`) return true;
      return by.some(
        ({ type, parameter }) =>
          type === resource.resourceType &&
          rows(parameter).some((row) => row.table === 'reference' && row.type === of.type && row.id === of.id),
      );
    }
    default: {
      const found = rows(criterion.parameter).some((row) => rowMeets(criterion, row, knowledge.inValueSet));
      return found !== isNegative(criterion);
    }
  }
};

/** Every component of a composite meets its part in one element. */
const partsMeet = (parts: readonly Criterion[], group: readonly IndexValue[], { inValueSet }: SearchKnowledge) =>
  parts.every((part) => {
    const simple = part as RowCriterion;
    return group.some((row) => row.parameter === simple.parameter && rowMeets(simple, row, inValueSet));
  });

const leadsTo = (
  { type, criterion }: OfType,
  rows: readonly IndexValue[],
  knowledge: SearchKnowledge,
  around: Surroundings,
): Promise<boolean> =>
  anyOf(rows, async (row) => {
    if (row.table !== 'reference' || row.type !== type) return false;
    const target = await around.see(`${type}/${row.id}`);
    return target !== undefined && meets(criterion, target, knowledge, around);
  });

const anyOf = async <T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<boolean> => {
  for (const item of items) if (await holds(item)) return true;
  return false;
};

/** `owner:identifier` and `gender:text` are kept beside the values of the parameter itself. */
const codeOf = (parameter: string): string => parameter.split(':')[0] as string;

const isNegative = (criterion: Criterion): boolean => 'not' in criterion && criterion.not;

/**
 * Whether leaving elements out of a resource can only make it meet the criterion less. Such a criterion may be asked of the server too,
 * on the resource as it is: what it leaves out there could not be found in what is seen either. Of the others the answer on what is
 * hidden would show: `:not` finds by what is there that it does not find.
 */
export const canOnlyLose = (criterion: Criterion): boolean => {
  switch (criterion.kind) {
    case 'missing':
      return !criterion.missing;
    case 'chain':
      return criterion.targets.every((target) => canOnlyLose(target.criterion));
    case 'has':
      return canOnlyLose(criterion.source.criterion);
    default:
      return !isNegative(criterion);
  }
};
