import { isObject, type JsonObject, objects } from '../../fhir/json.ts';

/** An item of a Questionnaire: a question, a group, or a text to show. */
export interface FormItem {
  readonly linkId: string;
  readonly type: string;
  readonly definition: JsonObject;
  readonly parent: FormItem | undefined;
  /** The items in it, by linkId. */
  readonly children: ReadonlyMap<string, FormItem>;
  /** Its place among all items, in the order of the questionnaire. */
  readonly order: number;
  readonly required: boolean;
  readonly repeats: boolean;
}

/** A Questionnaire with its items at hand. */
export interface Form {
  readonly definition: JsonObject;
  readonly items: ReadonlyMap<string, FormItem>;
  /** Every item by its linkId; of two with one linkId, which que-2 forbids, the first. */
  readonly byLinkId: ReadonlyMap<string, FormItem>;
}

const made = new WeakMap<object, Form>();

/** The form of a Questionnaire, made once for each. Items that are not put together as items are left out. */
export const formOf = (questionnaire: JsonObject): Form => {
  let form = made.get(questionnaire);
  if (!form) {
    form = makeForm(questionnaire);
    made.set(questionnaire, form);
  }
  return form;
};

const makeForm = (questionnaire: JsonObject): Form => {
  const byLinkId = new Map<string, FormItem>();
  let order = 0;
  const itemsIn = (holder: JsonObject, parent: FormItem | undefined): ReadonlyMap<string, FormItem> => {
    const items = new Map<string, FormItem>();
    for (const definition of objects(holder['item'])) {
      const { linkId, type, required, repeats } = definition;
      if (typeof linkId !== 'string' || typeof type !== 'string' || items.has(linkId)) continue;
      const children = new Map<string, FormItem>();
      const item: FormItem = {
        linkId,
        type,
        definition,
        parent,
        children,
        order: order++,
        required: required === true,
        repeats: repeats === true,
      };
      items.set(linkId, item);
      if (!byLinkId.has(linkId)) byLinkId.set(linkId, item);
      for (const [id, child] of itemsIn(definition, item)) children.set(id, child);
    }
    return items;
  };
  return { definition: questionnaire, items: itemsIn(questionnaire, undefined), byLinkId };
};

/** The values of an extension of an item, whatever their type. */
export const extensionValues = ({ extension }: JsonObject, url: string): unknown[] =>
  objects(extension)
    .filter((e) => e['url'] === url)
    .map((e) => valueIn(e)?.value);

/** The `value[x]` of an answer, an option, an initial value or an extension: the property that holds it, and what it is. */
export interface Valued {
  /** `Coding` for `valueCoding`. */
  readonly type: string;
  readonly value: unknown;
}

/** Undefined where there is none; `prefix` is another name than `value`. */
export const valueIn = (holder: JsonObject, prefix = 'value'): Valued | undefined => {
  for (const name of Object.keys(holder)) {
    const type = name.slice(prefix.length);
    if (name.startsWith(prefix) && /^[A-Z]/.test(type)) return { type, value: holder[name] };
  }
  return undefined;
};

/** The name of its type in FHIR: `string`, `Coding`. */
export const fhirTypeOf = ({ type, value }: Valued): string =>
  isObject(value) ? type : type.charAt(0).toLowerCase() + type.slice(1);

/** The expression of a value in what holds it. */
export const placeOf = (value: Valued, at: string): string => `${at}.value.ofType(${fhirTypeOf(value)})`;

/** Whether two values are one choice: a code by its system and code, a reference by where it leads, anything else by what it is. */
export const isSame = (a: Valued, b: Valued): boolean => {
  if (a.type !== b.type) return false;
  if (isObject(a.value) && isObject(b.value)) {
    const parts = a.type === 'Coding' ? ['system', 'code'] : a.type === 'Reference' ? ['reference'] : undefined;
    const [left, right] = [a.value, b.value];
    return parts ? parts.every((part) => left[part] === right[part]) : JSON.stringify(left) === JSON.stringify(right);
  }
  return a.value === b.value;
};
