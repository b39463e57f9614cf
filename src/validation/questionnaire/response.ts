import { isObject, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';
import { checkAnswerValue } from './answers.ts';
import { isEnabled, type Occurrence, Occurrences } from './enablement.ts';
import { extensionValues, type Form, type FormItem, formOf, isSame, placeOf, valueIn } from './form.ts';
import * as kinds from './kinds.ts';
import { checkLimits } from './limits.ts';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * Holds a QuestionnaireResponse to the Questionnaire that it answers (R4 §2.23, "a response … is tied to a Questionnaire"). Of an answer that is
 * still `in-progress` a warning says what is missing. Without a questionnaire there is nothing to hold it to. Time linear in its size.
 */
export const checkQuestionnaireResponse = (run: Run, response: Resource, expression: string): void => {
  if (response.resourceType !== 'QuestionnaireResponse') return;
  const canonical = response['questionnaire'];
  if (typeof canonical !== 'string') return;
  const questionnaire = questionnaireOf(run, response, canonical);
  if (!questionnaire) return run.report(found(kinds.notAtHand, `${expression}.questionnaire`, canonical));
  new Answers(run, formOf(questionnaire), response, canonical).check(expression);
};

/** At hand, or contained in the response. */
const questionnaireOf = (run: Run, response: Resource, canonical: string): JsonObject | undefined =>
  canonical.startsWith('#')
    ? objects(response['contained']).find(
        ({ resourceType, id }) => resourceType === 'Questionnaire' && id === canonical.slice(1),
      )
    : (run.definitions.questionnaire(canonical) as JsonObject | undefined);

/** The check of one response. */
class Answers {
  readonly #run: Run;
  readonly #form: Form;
  readonly #response: Resource;
  readonly #source: string;
  readonly #occurrences: Occurrences;

  constructor(run: Run, form: Form, response: Resource, source: string) {
    this.#run = run;
    this.#form = form;
    this.#response = response;
    this.#source = source;
    this.#occurrences = new Occurrences(response);
  }

  check(at: string): void {
    this.#items(this.#response, this.#form.items, at, undefined);
  }

  #report(kind: Kind, at: string, item?: FormItem, more: Record<string, string | number> = {}): void {
    this.#run.report(found(kind, at, this.#source, { ...(item && { linkId: item.linkId }), ...more }));
  }

  /** The items of a group, of an answer, or of the response itself, and those that are missing. */
  #items(holder: JsonObject, asked: ReadonlyMap<string, FormItem>, at: string, around: Occurrence | undefined): void {
    const present = new Map<FormItem, JsonObject[]>();
    let last = -1;
    for (const [index, item] of itemsOf(holder)) {
      const here = `${at}.item[${index}]`;
      const { linkId } = item;
      // Without a linkId the cardinality of it is broken already.
      if (typeof linkId !== 'string') continue;
      const asking = asked.get(linkId);
      if (!asking) {
        this.#report(this.#form.byLinkId.has(linkId) ? kinds.misplaced : kinds.unknown, here);
        continue;
      }
      if (asking.order < last) this.#report(kinds.outOfOrder, here);
      last = Math.max(last, asking.order);
      const same = present.get(asking);
      if (same) same.push(item);
      else present.set(asking, [item]);
      if (same?.length === 2 && !asking.repeats) this.#report(kinds.twice, here, asking);
      this.#item(item, asking, here);
    }
    for (const asking of asked.values()) this.#required(asking, present.get(asking) ?? [], at, around);
  }

  #item(item: JsonObject, asking: FormItem, at: string): void {
    const answers = objects(item['answer']);
    this.#text(item, asking, at);
    const enabled = isEnabled(asking, this.#occurrences, this.#occurrences.of(item));
    if (enabled === undefined) this.#report(kinds.enablementUndecided, at, asking);
    if (enabled === false) {
      if (isAnswered(item)) this.#report(kinds.notEnabled, at, asking);
      return;
    }
    if (asking.type === 'display') {
      if (answers.length > 0 || item['item'] !== undefined) this.#report(kinds.displayed, at, asking);
    } else if (asking.type === 'group') {
      if (answers.length > 0) this.#report(kinds.groupAnswered, at, asking);
      this.#items(item, asking.children, at, this.#occurrences.of(item));
    } else {
      if (item['item'] !== undefined) this.#report(kinds.besideAnswer, at, asking);
      this.#answers(item, asking, at);
    }
  }

  #answers(item: JsonObject, asking: FormItem, at: string): void {
    const answers = objects(item['answer']);
    if (answers.length > 1 && !asking.repeats) this.#report(kinds.answeredTwice, at, asking, { max: 1 });
    this.#exclusive(answers, asking, at);
    for (const [index, answer] of answers.entries()) {
      const here = `${at}.answer[${index}]`;
      const value = valueIn(answer);
      if (value && checkAnswerValue(this.#run, this.#form, asking, value, here, this.#source)) {
        checkLimits(this.#run, asking, value, placeOf(value, here), this.#source);
        this.#unchanged(asking, value, here);
      }
      if (asking.children.size > 0 || answer['item'] !== undefined)
        this.#items(answer, asking.children, here, this.#occurrences.of(item));
    }
  }

  /** "If text exists" it is that of the questionnaire, in any language that it has it in. */
  #text({ text }: JsonObject, asking: FormItem, at: string): void {
    const { text: asked, _text } = asking.definition;
    if (typeof text !== 'string' || typeof asked !== 'string' || text === asked) return;
    const translations = isObject(_text)
      ? objects(_text['extension']).flatMap((e) => extensionValues(e, 'content'))
      : [];
    if (!translations.includes(text)) this.#report(kinds.otherText, `${at}.text`, asking);
  }

  /** How many answers there must be, where the item is enabled; of a group, how often it stands there. */
  #required(asking: FormItem, items: readonly JsonObject[], at: string, around: Occurrence | undefined): void {
    const [least] = extensionValues(asking.definition, `${EXTENSION}questionnaire-minOccurs`);
    const [most] = extensionValues(asking.definition, `${EXTENSION}questionnaire-maxOccurs`);
    const min = typeof least === 'number' && asking.required ? Math.max(least, 1) : Number(asking.required);
    if ((min === 0 && typeof most !== 'number') || asking.type === 'display') return;
    const count =
      asking.type === 'group' ? items.length : items.reduce((sum, item) => sum + objects(item['answer']).length, 0);
    if (typeof most === 'number' && count > most) this.#report(kinds.answeredTwice, at, asking, { max: most });
    const from = items[0] ? this.#occurrences.of(items[0]) : this.#occurrences.after(around);
    if (count >= min || isEnabled(asking, this.#occurrences, from) !== true) return;
    const kind = this.#response['status'] === 'in-progress' ? kinds.missingYet : kinds.missing;
    this.#report(kind, at, asking, { min, count });
  }

  /** An option that excludes the others is the only answer. */
  #exclusive(answers: readonly JsonObject[], asking: FormItem, at: string): void {
    if (answers.length < 2) return;
    const alone = objects(asking.definition['answerOption']).filter((option) =>
      extensionValues(option, `${EXTENSION}questionnaire-optionExclusive`).includes(true),
    );
    const chosen = (option: JsonObject): boolean => {
      const offered = valueIn(option);
      return answers.some((answer) => {
        const value = valueIn(answer);
        return offered !== undefined && value !== undefined && isSame(offered, value);
      });
    };
    if (alone.some(chosen)) this.#report(kinds.exclusive, at, asking);
  }

  /** What who answers may not change is as it was, unless something else works it out. */
  #unchanged({ definition, linkId }: FormItem, value: { type: string; value: unknown }, at: string): void {
    if (definition['readOnly'] !== true) return;
    const initial = objects(definition['initial']).flatMap((one) => valueIn(one) ?? []);
    if (initial.length === 0 || definition['extension'] !== undefined) return;
    if (!initial.some((one) => isSame(one, value)))
      this.#run.report(found(kinds.readOnly, at, this.#source, { linkId }));
  }
}

/** The items of a holder with their places in the list. */
const itemsOf = (holder: JsonObject): [number, JsonObject][] => {
  const list = holder['item'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index): [number, JsonObject][] => (isObject(item) ? [[index, item]] : []));
};

/** Whether an item, or anything in it, has an answer. */
const isAnswered = (item: JsonObject): boolean =>
  objects(item['answer']).length > 0 || objects(item['item']).some(isAnswered);
