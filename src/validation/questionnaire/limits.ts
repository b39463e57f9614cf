import { isObject, type JsonObject } from '../../fhir/json.ts';
import { wholeMatch } from '../../fhir/whole-match.ts';
import { compareNodes } from '../../fhirpath/equality.ts';
import { FhirpathError } from '../../fhirpath/error.ts';
import { nodeAt } from '../../fhirpath/node.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';
import { extensionValues, type FormItem, type Valued } from './form.ts';

/** The limits that an item sets on a value: maxLength, and the extensions of R4 that say more. */
const limit: Kind = {
  id: 'response-answer-limit',
  code: 'value',
  text: {
    nl: 'Het antwoord op {linkId} houdt zich niet aan {limit} ({value}).',
    en: 'The answer to {linkId} does not keep to {limit} ({value}).',
  },
};

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';

/** A limit by its name: whether a value keeps to it; undefined where it says nothing of such a value. */
type Limit = (value: Valued, set: unknown) => boolean | undefined;

const ofText =
  (test: (text: string, set: unknown) => boolean | undefined): Limit =>
  ({ type, value }, set) =>
    (type === 'String' || type === 'Uri') && typeof value === 'string' ? test(value, set) : undefined;

const ofOrder =
  (test: (difference: number) => boolean): Limit =>
  ({ type, value }, set) => {
    if (isObject(value) || (typeof set !== 'string' && typeof set !== 'number') || typeof value !== typeof set)
      return undefined;
    if (type === 'String' || type === 'Uri') return undefined;
    const name = type.charAt(0).toLowerCase() + type.slice(1);
    try {
      const difference = compareNodes(nodeAt(name, value as never), nodeAt(name, set));
      return difference === undefined ? undefined : test(difference);
    } catch (error) {
      if (error instanceof FhirpathError) return undefined;
      throw error;
    }
  };

const MEGABYTE = 1_000_000;

/** Each by its extension; `maxLength` is an element. */
const LIMITS: Readonly<Record<string, Limit>> = {
  minLength: ofText((text, set) => (typeof set === 'number' ? text.length >= set : undefined)),
  maxLength: ofText((text, set) => (typeof set === 'number' ? text.length <= set : undefined)),
  minValue: ofOrder((difference) => difference >= 0),
  maxValue: ofOrder((difference) => difference <= 0),
  regex: ofText((text, set) => (typeof set === 'string' ? wholeMatch(set)?.(text) : undefined)),
  maxDecimalPlaces: ({ value }, set) =>
    typeof value === 'number' && typeof set === 'number' ? decimalsOf(value) <= set : undefined,
  maxSize: ({ value }, set) =>
    isObject(value) && typeof value['size'] === 'number' && typeof set === 'number'
      ? value['size'] <= set * MEGABYTE
      : undefined,
};

/** Every limit that an item sets, with the value that it sets it to. */
const limitsOf = ({ definition }: FormItem): [string, unknown][] => {
  const said = Object.keys(LIMITS).flatMap((name) =>
    extensionValues(definition, EXTENSION + name).map((set): [string, unknown] => [name, set]),
  );
  return definition['maxLength'] === undefined ? said : [['maxLength', definition['maxLength']], ...said];
};

const known = new WeakMap<FormItem, [string, unknown][]>();

/** Holds the value of an answer to the limits of its item. */
export const checkLimits = (run: Run, item: FormItem, value: Valued, at: string, source: string): void => {
  let limits = known.get(item);
  if (!limits) {
    limits = limitsOf(item);
    known.set(item, limits);
  }
  for (const [name, set] of limits) {
    if (LIMITS[name]?.(value, set) === false)
      run.report(found(limit, at, source, { linkId: item.linkId, limit: name, value: String(set) }));
  }
  const mimeTypes = item.type === 'attachment' ? extensionValues(item.definition, `${EXTENSION}mimeType`) : [];
  const said = isObject(value.value) ? (value.value as JsonObject)['contentType'] : undefined;
  if (mimeTypes.length > 0 && !mimeTypes.includes(said))
    run.report(found(limit, at, source, { linkId: item.linkId, limit: 'mimeType', value: mimeTypes.join(', ') }));
};

const decimalsOf = (value: number): number => {
  const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
};
