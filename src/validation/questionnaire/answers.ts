import type { ValueSet } from '@medplum/fhirtypes';
import type { CodeSet } from '../../definitions/terminology.ts';
import { isObject, type JsonObject, objects } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';
import { type Form, type FormItem, isSame, placeOf, type Valued, valueIn } from './form.ts';

/** What an item's type and options ask of the value of one answer. R4 Questionnaire.item.type, answerOption, answerValueSet. */
const wrongType: Kind = {
  id: 'response-answer-type',
  code: 'structure',
  text: { nl: 'Het antwoord op {linkId} is {expected}.', en: 'The answer to {linkId} is {expected}.' },
};

const notOffered: Kind = {
  id: 'response-answer-option',
  code: 'code-invalid',
  text: { nl: 'Dit antwoord biedt vraag {linkId} niet.', en: 'Question {linkId} does not offer this answer.' },
};

const undecided: Kind = {
  id: 'response-answer-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of vraag {linkId} dit antwoord biedt: {valueSet} is hier niet of niet geheel bekend.',
    en: 'Not evaluated whether question {linkId} offers this answer: {valueSet} is not at hand, or not all of it.',
  },
};

/** The types of the values of answers, by the type of the item. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['Boolean'],
  decimal: ['Decimal'],
  integer: ['Integer'],
  date: ['Date'],
  dateTime: ['DateTime'],
  time: ['Time'],
  string: ['String'],
  text: ['String'],
  url: ['Uri'],
  attachment: ['Attachment'],
  reference: ['Reference'],
  quantity: ['Quantity'],
};

/** The types that an item takes, by its own and those of its options; undefined for one that has no answers, or none that is known. */
export const typesOf = ({ type, definition }: FormItem): readonly string[] | undefined => {
  if (type !== 'choice' && type !== 'open-choice') return TYPES[type];
  const offered = objects(definition['answerOption']).flatMap((option) => valueIn(option)?.type ?? []);
  const types = offered.length > 0 ? offered : ['Coding'];
  return [...new Set(type === 'open-choice' ? [...types, 'String'] : types)];
};

/** Holds the value of an answer to the type and the options of its item. True when it is of the right type. */
export const checkAnswerValue = (
  run: Run,
  form: Form,
  item: FormItem,
  value: Valued,
  at: string,
  source: string,
): boolean => {
  const { linkId, definition } = item;
  const types = typesOf(item);
  if (types && !types.includes(value.type)) {
    run.report(
      found(wrongType, placeOf(value, at), source, {
        linkId,
        expected: types.map((type) => `value${type}`).join(', '),
      }),
    );
    return false;
  }
  // What is written in an open choice is free.
  if (item.type === 'open-choice' && value.type === 'String') return true;
  const options = objects(definition['answerOption']);
  if (options.length > 0) {
    const offers = options.some((option) => {
      const offered = valueIn(option);
      return offered !== undefined && isSame(offered, value);
    });
    if (!offers) run.report(found(notOffered, at, source, { linkId }));
  } else if (typeof definition['answerValueSet'] === 'string' && isObject(value.value)) {
    const valueSet = definition['answerValueSet'];
    const { system, code } = value.value;
    const codes = codesOf(run, form, valueSet);
    const membership = codes?.has(typeof system === 'string' ? system : '', String(code)) ?? 'unknown';
    if (membership === 'out') run.report(found(notOffered, at, source, { linkId }));
    else if (membership === 'unknown') run.report(found(undecided, at, source, { linkId, valueSet }));
  }
  return true;
};

const contained = new WeakMap<JsonObject, CodeSet | undefined>();

/** The codes of a value set, which the questionnaire may contain itself. */
const codesOf = (run: Run, { definition }: Form, canonical: string): CodeSet | undefined => {
  if (!canonical.startsWith('#')) return run.terminology.codeSet(canonical);
  const own = objects(definition['contained']).find(
    ({ resourceType, id }) => resourceType === 'ValueSet' && id === canonical.slice(1),
  );
  if (!own) return undefined;
  if (!contained.has(own)) contained.set(own, run.terminology.codeSetOf(own as unknown as ValueSet));
  return contained.get(own);
};
