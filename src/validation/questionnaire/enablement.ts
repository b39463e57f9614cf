import { isObject, type JsonObject, objects } from '../../fhir/json.ts';
import { compareNodes, equalNodes } from '../../fhirpath/equality.ts';
import { BeyondOwnEngine, FhirpathError } from '../../fhirpath/error.ts';
import { type Node, nodeAt } from '../../fhirpath/node.ts';
import { type FormItem, fhirTypeOf, isSame, type Valued, valueIn } from './form.ts';

/** An item of a QuestionnaireResponse where it stands among the others. */
export interface Occurrence {
  readonly item: JsonObject;
  readonly order: number;
  readonly parent: Occurrence | undefined;
}

/** All items of a response by their linkIds, in their order. */
export class Occurrences {
  readonly #byLinkId = new Map<string, Occurrence[]>();
  readonly #byItem = new Map<JsonObject, Occurrence>();
  /** The number that follows on those of an item and all in it. */
  readonly #ends = new Map<JsonObject, number>();
  #count = 0;

  constructor(response: JsonObject) {
    this.#add(response, undefined);
  }

  of(item: JsonObject): Occurrence | undefined {
    return this.#byItem.get(item);
  }

  /** Where an item that is missing below another would stand: after all that is there. */
  after(around: Occurrence | undefined): Occurrence | undefined {
    return around && { item: around.item, order: this.#end(around), parent: around };
  }

  #end({ item }: Occurrence): number {
    return this.#ends.get(item) ?? this.#count;
  }

  #add(holder: JsonObject, parent: Occurrence | undefined): void {
    for (const item of objects(holder['item'])) {
      const occurrence: Occurrence = { item, order: this.#count++, parent };
      this.#byItem.set(item, occurrence);
      const { linkId } = item;
      if (typeof linkId === 'string') {
        const others = this.#byLinkId.get(linkId);
        if (others) others.push(occurrence);
        else this.#byLinkId.set(linkId, [occurrence]);
      }
      this.#add(item, occurrence);
      for (const answer of objects(item['answer'])) this.#add(answer, occurrence);
      this.#ends.set(item, this.#count);
    }
  }

  /**
   * The occurrence of a question that a condition of an item means: "the nearest question occurrence reachable by tracing first the
   * ancestor axis and then the preceding axis and then the following axis" (R4 Questionnaire.item.enableWhen.question).
   */
  nearest(linkId: string, from: Occurrence | undefined): Occurrence | undefined {
    for (let up = from?.parent; up; up = up.parent) if (up.item['linkId'] === linkId) return up;
    const all = this.#byLinkId.get(linkId) ?? [];
    const order = from?.order ?? this.#count;
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] as Occurrence).order < order) low = middle + 1;
      else high = middle;
    }
    return all[low - 1] ?? (all[low]?.item === from?.item ? all[low + 1] : all[low]);
  }
}

/**
 * Whether an item is enabled (R4 Questionnaire.item.enableWhen, enableBehavior); undefined when a condition compares what does not compare.
 * `from` is where the item stands, or would.
 */
export const isEnabled = (
  { definition }: FormItem,
  occurrences: Occurrences,
  from: Occurrence | undefined,
): boolean | undefined => {
  const conditions = objects(definition['enableWhen']);
  if (conditions.length === 0) return true;
  const met = conditions.map((condition) => isMet(condition, occurrences, from));
  const decisive = definition['enableBehavior'] === 'any';
  if (met.includes(decisive)) return decisive;
  return met.includes(undefined) ? undefined : !decisive;
};

const isMet = (condition: JsonObject, occurrences: Occurrences, from: Occurrence | undefined): boolean | undefined => {
  const { question, operator } = condition;
  const expected = valueIn(condition, 'answer');
  if (typeof question !== 'string' || typeof operator !== 'string' || !expected) return undefined;
  const values = answersOf(occurrences.nearest(question, from)?.item);
  if (operator === 'exists') return expected.value === values.length > 0;
  // "True if whether at least one answer has a value that is …", of every other operator.
  const holds = values.map((value) => compares(value, operator, expected));
  if (holds.includes(true)) return true;
  return holds.includes(undefined) ? undefined : false;
};

/** The values of the answers of an item; none where it has none. */
const answersOf = (item: JsonObject | undefined): Valued[] =>
  objects(item?.['answer']).flatMap((answer) => valueIn(answer) ?? []);

const compares = (value: Valued, operator: string, expected: Valued): boolean | undefined => {
  if (operator === '=' || operator === '!=') {
    const same = isEqual(value, expected);
    return same === undefined ? undefined : same === (operator === '=');
  }
  const difference = attempt(() => compareNodes(nodeOf(value), nodeOf(expected)));
  if (difference === undefined) return undefined;
  switch (operator) {
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    case '>=':
      return difference >= 0;
    case '<=':
      return difference <= 0;
    default:
      return undefined;
  }
};

const isEqual = (a: Valued, b: Valued): boolean | undefined => {
  if (a.type === 'Coding' || a.type === 'Reference' || typeof a.value === 'string') {
    if (isSame(a, b)) return true;
    if (a.type === 'Coding' || a.type === 'Reference') return false;
  }
  if (isObject(a.value) !== isObject(b.value)) return false;
  return attempt(() => equalNodes(nodeOf(a), nodeOf(b)));
};

const nodeOf = (value: Valued): Node => nodeAt(fhirTypeOf(value), value.value as never);

/** What has no order, or units that only a library converts, is not known. */
const attempt = <T>(compare: () => T | undefined): T | undefined => {
  try {
    return compare();
  } catch (error) {
    if (error instanceof BeyondOwnEngine || error instanceof FhirpathError) return undefined;
    throw error;
  }
};
