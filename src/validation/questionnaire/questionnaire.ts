import { type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';
import { typesOf } from './answers.ts';
import { type Form, type FormItem, formOf, valueIn } from './form.ts';

/** What R4's invariants do not say of a Questionnaire: the conditions of an item are on another that can be answered first. */
const noTarget: Kind = {
  id: 'questionnaire-condition-target',
  code: 'not-found',
  text: {
    nl: 'De vraag waarvan dit afhangt, is er niet in deze vragenlijst.',
    en: 'The question that this depends on is not in this questionnaire.',
  },
};

const itself: Kind = {
  id: 'questionnaire-condition-self',
  code: 'business-rule',
  text: {
    nl: 'Een item hangt niet af van zichzelf, of van een vraag die erin staat.',
    en: 'An item does not depend on itself, or on a question that is in it.',
  },
};

const later: Kind = {
  id: 'questionnaire-condition-later',
  code: 'business-rule',
  severity: 'warning',
  text: {
    nl: 'De vraag waarvan dit afhangt, komt pas hierna.',
    en: 'The question that this depends on comes only after it.',
  },
};

const otherType: Kind = {
  id: 'questionnaire-condition-type',
  code: 'value',
  severity: 'warning',
  text: {
    nl: 'Op de vraag waarvan dit afhangt, is geen antwoord van dit type: de voorwaarde komt nooit uit.',
    en: 'The question that this depends on has no answer of this type: the condition is never met.',
  },
};

/** R4 Questionnaire.item.initial.value[x]: "The type of the initial value must be consistent with the type of the item." */
const initialType: Kind = {
  id: 'questionnaire-initial-type',
  code: 'value',
  text: { nl: 'Een beginwaarde van {linkId} is {expected}.', en: 'An initial value of {linkId} is {expected}.' },
};

/** Holds a Questionnaire to what it asks of itself. Time linear in its size. */
export const checkQuestionnaire = (run: Run, questionnaire: Resource, expression: string): void => {
  if (questionnaire.resourceType !== 'Questionnaire') return;
  const form = formOf(questionnaire);
  const source = 'http://hl7.org/fhir/StructureDefinition/Questionnaire';
  const look = (holder: JsonObject, at: string): void => {
    for (const [i, definition] of objects(holder['item']).entries()) {
      const here = `${at}.item[${i}]`;
      const item = form.byLinkId.get(String(definition['linkId']));
      // Of two with one linkId it cannot be said which is meant.
      if (item?.definition === definition) {
        checkConditions(run, form, item, here, source);
        checkInitial(run, item, here, source);
      }
      look(definition, here);
    }
  };
  look(questionnaire, expression);
};

const checkConditions = (run: Run, form: Form, item: FormItem, at: string, source: string): void => {
  for (const [i, condition] of objects(item.definition['enableWhen']).entries()) {
    const here = `${at}.enableWhen[${i}]`;
    const { question } = condition;
    if (typeof question !== 'string') continue;
    const target = form.byLinkId.get(question);
    if (!target) run.report(found(noTarget, here, source));
    else if (isIn(target, item)) run.report(found(itself, here, source));
    else {
      if (target.order > item.order) run.report(found(later, here, source));
      const expected = valueIn(condition, 'answer');
      const types = typesOf(target);
      if (condition['operator'] !== 'exists' && expected && types && !types.includes(expected.type))
        run.report(found(otherType, here, source));
    }
  }
};

/** Whether an item is another, or in it. */
const isIn = (item: FormItem, other: FormItem): boolean => {
  for (let up: FormItem | undefined = item; up; up = up.parent) if (up === other) return true;
  return false;
};

const checkInitial = (run: Run, item: FormItem, at: string, source: string): void => {
  const types = typesOf(item);
  for (const [i, initial] of objects(item.definition['initial']).entries()) {
    const value = valueIn(initial);
    if (!value || !types || types.includes(value.type)) continue;
    const expected = types.map((type) => `value${type}`).join(', ');
    run.report(found(initialType, `${at}.initial[${i}]`, source, { linkId: item.linkId, expected }));
  }
};
