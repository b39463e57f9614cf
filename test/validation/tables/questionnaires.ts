import type { Json, Resource } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

type Item = Record<string, Json>;

const URL = 'http://tables.example/fhir/Questionnaire/intake';
const CODES = 'http://tables.example/fhir/CodeSystem/relation';
const coding = (code: string, system = CODES): Item => ({ valueCoding: { system, code } });

const codes: Resource = {
  resourceType: 'CodeSystem',
  url: CODES,
  name: 'Relation',
  status: 'active',
  content: 'complete',
  concept: [{ code: 'child' }, { code: 'neighbour' }, { code: 'friend' }],
};

const valueSet: Resource = {
  resourceType: 'ValueSet',
  url: 'http://tables.example/fhir/ValueSet/near',
  name: 'Near',
  status: 'active',
  compose: { include: [{ system: CODES, concept: [{ code: 'child' }, { code: 'neighbour' }] }] },
};

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';

/** What someone is asked who wants to care for another. */
const intake: Resource = {
  resourceType: 'Questionnaire',
  url: URL,
  name: 'Intake',
  status: 'active',
  contained: [{ ...valueSet, id: 'near', url: undefined, name: 'Own' } as Resource],
  item: [
    { linkId: 'cares', text: 'Do you care for someone?', type: 'boolean', required: true },
    { linkId: 'name', text: 'Who?', type: 'string', maxLength: 10 },
    { linkId: 'days', type: 'integer', repeats: true },
    { linkId: 'relation', type: 'choice', answerOption: [coding('child'), coding('neighbour')] },
    { linkId: 'other', type: 'open-choice', answerOption: [coding('child')] },
    { linkId: 'level', type: 'choice', answerOption: [{ valueInteger: 1 }, { valueInteger: 2 }] },
    { linkId: 'near', type: 'choice', answerValueSet: 'http://tables.example/fhir/ValueSet/near' },
    { linkId: 'own', type: 'choice', answerValueSet: '#near' },
    {
      linkId: 'hours',
      type: 'string',
      required: true,
      enableWhen: [{ question: 'cares', operator: '=', answerBoolean: true }],
    },
    {
      linkId: 'tired',
      type: 'string',
      enableBehavior: 'any',
      enableWhen: [
        { question: 'days', operator: '>', answerInteger: 5 },
        { question: 'name', operator: 'exists', answerBoolean: false },
      ],
    },
    {
      linkId: 'both',
      type: 'string',
      enableBehavior: 'all',
      enableWhen: [
        { question: 'days', operator: '>=', answerInteger: 3 },
        { question: 'relation', operator: '!=', answerCoding: { system: CODES, code: 'child' } },
      ],
    },
    {
      linkId: 'address',
      type: 'group',
      item: [
        { linkId: 'street', type: 'string', required: true },
        { linkId: 'note', type: 'display', text: 'Where you live' },
      ],
    },
    {
      linkId: 'tasks',
      type: 'group',
      repeats: true,
      item: [
        { linkId: 'since', type: 'date' },
        {
          linkId: 'why',
          type: 'text',
          enableWhen: [{ question: 'since', operator: '<', answerDate: '2020-01-01' }],
        },
      ],
    },
    { linkId: 'help', type: 'boolean', item: [{ linkId: 'which', type: 'string', required: true }] },
    { linkId: 'page', type: 'url' },
    {
      linkId: 'weight',
      type: 'decimal',
      extension: [
        { url: `${EXTENSION}/minValue`, valueDecimal: 1 },
        { url: `${EXTENSION}/maxValue`, valueDecimal: 300 },
        { url: `${EXTENSION}/maxDecimalPlaces`, valueInteger: 1 },
      ],
    },
  ],
} as unknown as Resource;

const yes: Item = { linkId: 'cares', answer: [{ valueBoolean: true }] };
const no: Item = { linkId: 'cares', answer: [{ valueBoolean: false }] };
const hours: Item = { linkId: 'hours', answer: [{ valueString: '8' }] };
const answered = (linkId: string, ...answer: Item[]): Item => ({ linkId, answer });
const text = (linkId: string, valueString: string): Item => answered(linkId, { valueString });

/** A response by someone who cares for nobody, with these items beside. */
const response = (...item: Item[]): Json => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: URL,
  status: 'completed',
  item: [no, ...item],
});
const only = (...item: Item[]): Json => ({ ...(response() as Item), item });

/** QuestionnaireResponse against its Questionnaire: R4 §2.22 and §2.23. */
export const questionnaireResponses: Table = {
  kind: 'Answers to a questionnaire',
  further: [codes, valueSet, intake],
  cases: [
    {
      title: 'a required question without an answer',
      right: only(no),
      wrong: only({ linkId: 'cares' }),
      finds: ['response-required QuestionnaireResponse'],
    },
    {
      title: 'a required question that is enabled',
      right: only(yes, hours),
      wrong: only(yes),
      finds: ['response-required QuestionnaireResponse'],
    },
    {
      title: 'an answer to a question that is not enabled',
      right: only(yes, hours),
      wrong: only(no, hours),
      finds: ['response-not-enabled QuestionnaireResponse.item[1]'],
    },
    {
      title: 'one of two conditions is enough where any is',
      right: response(
        text('name', 'Mia'),
        answered('days', { valueInteger: 2 }, { valueInteger: 6 }),
        text('tired', 'a'),
      ),
      wrong: response(text('name', 'Mia'), answered('days', { valueInteger: 2 }), text('tired', 'a')),
      finds: ['response-not-enabled QuestionnaireResponse.item[3]'],
    },
    {
      title: 'all conditions are needed where all are',
      right: response(
        answered('days', { valueInteger: 3 }),
        answered('relation', coding('neighbour')),
        text('tired', 'a'),
        text('both', 'a'),
      ),
      wrong: response(
        answered('days', { valueInteger: 3 }),
        answered('relation', coding('child')),
        text('tired', 'a'),
        text('both', 'a'),
      ),
      finds: ['response-not-enabled QuestionnaireResponse.item[4]'],
    },
    {
      title: 'a condition on an answer in the same repetition of a group',
      right: response(
        { linkId: 'tasks', item: [answered('since', { valueDate: '2024-01-01' })] },
        { linkId: 'tasks', item: [answered('since', { valueDate: '2019-01-01' }), text('why', 'a')] },
      ),
      wrong: response(
        { linkId: 'tasks', item: [answered('since', { valueDate: '2019-01-01' })] },
        { linkId: 'tasks', item: [answered('since', { valueDate: '2024-01-01' }), text('why', 'a')] },
      ),
      finds: ['response-not-enabled QuestionnaireResponse.item[2].item[1]'],
    },
    {
      title: 'an item that the questionnaire does not have',
      right: response(text('name', 'Mia')),
      wrong: response(text('nmae', 'Mia')),
      finds: ['response-item-unknown QuestionnaireResponse.item[1]'],
    },
    {
      title: 'an item in another place than in the questionnaire',
      right: response({ linkId: 'address', item: [text('street', 'a')] }),
      wrong: response(text('street', 'a')),
      finds: ['response-item-misplaced QuestionnaireResponse.item[1]'],
    },
    {
      title: 'items out of order',
      right: response(text('name', 'a'), answered('days', { valueInteger: 1 })),
      wrong: response(answered('days', { valueInteger: 1 }), text('name', 'a')),
      finds: ['response-item-order QuestionnaireResponse.item[2]'],
    },
    {
      title: 'an item twice that does not repeat',
      right: response({ linkId: 'tasks' }, { linkId: 'tasks' }),
      wrong: response(text('name', 'a'), text('name', 'b')),
      finds: ['response-item-repeated QuestionnaireResponse.item[2]'],
    },
    {
      title: 'two answers to a question that takes one',
      right: response(answered('days', { valueInteger: 1 }, { valueInteger: 2 })),
      wrong: response(answered('name', { valueString: 'a' }, { valueString: 'b' })),
      finds: ['response-answer-max QuestionnaireResponse.item[1]'],
    },
    {
      title: 'another text than that of the questionnaire',
      right: response({ ...text('name', 'a'), text: 'Who?' }),
      wrong: response({ ...text('name', 'a'), text: 'Whom?' }),
      finds: ['response-item-text QuestionnaireResponse.item[1].text'],
    },
    {
      title: 'an answer of another type',
      right: response(answered('page', { valueUri: 'http://a.example' })),
      wrong: response(answered('page', { valueString: 'http://a.example' })),
      finds: ['response-answer-type QuestionnaireResponse.item[1].answer[0].value.ofType(string)'],
    },
    {
      title: 'an integer where a decimal is asked',
      right: response(answered('weight', { valueDecimal: 70.5 })),
      wrong: response(answered('weight', { valueInteger: 70 })),
      finds: ['response-answer-type QuestionnaireResponse.item[1].answer[0].value.ofType(integer)'],
    },
    {
      title: 'a text that is too long',
      right: response(text('name', 'abcdefghij')),
      wrong: response(text('name', 'abcdefghijk')),
      finds: ['response-answer-limit QuestionnaireResponse.item[1].answer[0].value.ofType(string)'],
    },
    {
      title: 'a number beyond its limit',
      right: response(answered('weight', { valueDecimal: 300 })),
      wrong: response(answered('weight', { valueDecimal: 301 })),
      finds: ['response-answer-limit QuestionnaireResponse.item[1].answer[0].value.ofType(decimal)'],
    },
    {
      title: 'a number of too many decimals',
      right: response(answered('weight', { valueDecimal: 70.5 })),
      wrong: response(answered('weight', { valueDecimal: 70.55 })),
      finds: ['response-answer-limit QuestionnaireResponse.item[1].answer[0].value.ofType(decimal)'],
    },
    {
      title: 'a code that is not offered',
      right: response(answered('relation', coding('child'))),
      wrong: response(answered('relation', coding('friend'))),
      finds: ['response-answer-option QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'a code of an open choice that is not offered',
      right: response(answered('other', { valueString: 'stepmother' })),
      wrong: response(answered('other', coding('friend'))),
      finds: ['response-answer-option QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'a number that is not offered',
      right: response(answered('level', { valueInteger: 2 })),
      wrong: response(answered('level', { valueInteger: 3 })),
      finds: ['response-answer-option QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'a code that is not in the value set',
      right: response(answered('near', coding('neighbour'))),
      wrong: response(answered('near', coding('friend'))),
      finds: ['response-answer-option QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'a code that is not in the value set that the questionnaire contains',
      right: response(answered('own', coding('neighbour'))),
      wrong: response(answered('own', coding('friend'))),
      finds: ['response-answer-option QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'a required question in a group that is there',
      right: response({ linkId: 'address', item: [text('street', 'a'), { linkId: 'note', text: 'Where you live' }] }),
      wrong: response({ linkId: 'address', item: [{ linkId: 'note', text: 'Where you live' }] }),
      finds: ['response-required QuestionnaireResponse.item[1]'],
    },
    {
      title: 'what is only shown has no answer',
      right: response({ linkId: 'address', item: [text('street', 'a'), { linkId: 'note' }] }),
      wrong: response({ linkId: 'address', item: [text('street', 'a'), text('note', 'a')] }),
      finds: ['response-display QuestionnaireResponse.item[1].item[1]'],
    },
    {
      title: 'a group has no answer',
      right: response({ linkId: 'tasks' }),
      wrong: response(text('tasks', 'a')),
      finds: ['response-group-answer QuestionnaireResponse.item[1]'],
    },
    {
      title: 'a question below another stands in the answer',
      right: response(answered('help', { valueBoolean: true, item: [text('which', 'a')] })),
      wrong: response(answered('help', { valueBoolean: true })),
      finds: ['response-required QuestionnaireResponse.item[1].answer[0]'],
    },
    {
      title: 'and not beside it',
      right: response({ linkId: 'help' }),
      wrong: response({ linkId: 'help', item: [text('which', 'a')] }),
      finds: ['response-item-beside-answer QuestionnaireResponse.item[1]'],
    },
  ],
};

const questionnaire = (...item: Item[]): Json => ({
  resourceType: 'Questionnaire',
  url: 'http://tables.example/fhir/Questionnaire/own',
  name: 'Own',
  status: 'active',
  item,
});
const first: Item = { linkId: 'first', type: 'string' };
const second = (question: string, more: Item = {}): Item => ({
  linkId: 'second',
  type: 'string',
  enableWhen: [{ question, operator: '=', answerString: 'a' }],
  ...more,
});

/** A Questionnaire itself: R4 §2.22, beyond its invariants. */
export const questionnaires: Table = {
  kind: 'Questionnaires',
  cases: [
    {
      title: 'a condition on a question that is not there',
      right: questionnaire(first, second('first')),
      wrong: questionnaire(first, second('third')),
      finds: ['questionnaire-condition-target Questionnaire.item[1].enableWhen[0]'],
    },
    {
      title: 'a condition on itself',
      right: questionnaire(first, second('first')),
      wrong: questionnaire(first, second('second')),
      finds: ['questionnaire-condition-self Questionnaire.item[1].enableWhen[0]'],
    },
    {
      title: 'a condition on a question within',
      right: questionnaire(first, second('first', { type: 'group', item: [{ linkId: 'inner', type: 'string' }] })),
      wrong: questionnaire(first, second('inner', { type: 'group', item: [{ linkId: 'inner', type: 'string' }] })),
      finds: ['questionnaire-condition-self Questionnaire.item[1].enableWhen[0]'],
    },
    {
      title: 'a first value of another type',
      right: questionnaire({ ...first, initial: [{ valueString: 'a' }] }),
      wrong: questionnaire({ ...first, initial: [{ valueInteger: 1 }] }),
      finds: ['questionnaire-initial-type Questionnaire.item[0].initial[0]'],
    },
    {
      title: 'two items of one linkId',
      right: questionnaire(first, { linkId: 'other', type: 'string' }),
      wrong: questionnaire(first, first),
      finds: ['que-2 Questionnaire'],
    },
  ],
};
