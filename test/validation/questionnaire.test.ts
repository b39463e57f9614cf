import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { mutantsOf } from './mutants.ts';
import { questionnaireResponses } from './tables/questionnaires.ts';
import { validatorFor } from './validator-for.ts';

const URL = 'http://forms.example/Questionnaire/form';
const form = (...item: object[]): Resource =>
  ({
    resourceType: 'Questionnaire',
    url: URL,
    version: '1.0.0',
    name: 'Form',
    status: 'active',
    item,
  }) as unknown as Resource;
const response = (more: object): JsonObject => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: URL,
  status: 'completed',
  ...more,
});
const found = (questionnaire: Resource, answers: JsonObject) =>
  validatorFor([], [questionnaire])
    .validate(answers)
    .map(({ id, severity, outcome, expression }) => `${severity} ${outcome} ${id} ${expression}`);

/** What is no error: errors are in tables/questionnaires.ts, each with its valid twin. */
describe('a response', () => {
  const asked = form({ linkId: 'a', type: 'string', required: true });

  test('to a questionnaire that is not at hand is undecided', () => {
    for (const questionnaire of ['http://none.example/q', `${URL}|2.0.0`, '#form'])
      expect(found(asked, response({ questionnaire }))).toContain(
        'warning undecided response-questionnaire-unknown QuestionnaireResponse.questionnaire',
      );
  });

  test('is held to the version that it says, or to the questionnaire that it contains', () => {
    const missing = 'error failed response-required QuestionnaireResponse';
    expect(found(asked, response({ questionnaire: `${URL}|1.0.0` }))).toContain(missing);
    const own = { ...asked, id: 'form' };
    expect(found(form(), response({ questionnaire: '#form', contained: [own] }))).toContain(missing);
  });

  test('to no questionnaire is held to none', () => {
    const { questionnaire: _, ...answers } = response({});
    expect(found(asked, answers)).toEqual([]);
  });

  test('that is in progress may still lack answers', () => {
    expect(found(asked, response({ status: 'in-progress' }))).toEqual([
      'warning failed response-required QuestionnaireResponse',
    ]);
  });

  test('lacks each question that is required', () => {
    const two = form(...['a', 'b'].map((linkId) => ({ linkId, type: 'string', required: true })));
    expect(found(two, response({}))).toHaveLength(2);
  });

  test('with a code of a system that is not at hand is undecided', () => {
    const coded = form({ linkId: 'a', type: 'choice', answerValueSet: 'http://none.example/ValueSet/v' });
    const answer = [{ valueCoding: { system: 'http://none.example', code: 'x' } }];
    expect(found(coded, response({ item: [{ linkId: 'a', answer }] }))).toContain(
      'information undecided response-answer-undecided QuestionnaireResponse.item[0].answer[0]',
    );
  });

  test('with a condition that cannot be compared is undecided, and neither missing nor out of place', () => {
    const date = (valueDate: string) => ({ linkId: 'a', answer: [{ valueDate }] });
    const enableWhen = [{ question: 'a', operator: '<', answerDate: '2020-06-01' }];
    const dated = form({ linkId: 'a', type: 'date' }, { linkId: 'b', type: 'string', required: true, enableWhen });
    const b = { linkId: 'b', answer: [{ valueString: 'x' }] };
    const undecided = 'information undecided response-enabled-undecided QuestionnaireResponse.item[1]';
    expect(found(dated, response({ item: [date('2020'), b] }))).toEqual([undecided]);
    expect(found(dated, response({ item: [date('2020')] }))).toEqual([]);
  });

  test('that changes what is fixed is told, unless something works it out', () => {
    const fixed = { linkId: 'a', type: 'string', readOnly: true, initial: [{ valueString: 'x' }] };
    const answers = response({ item: [{ linkId: 'a', answer: [{ valueString: 'y' }] }] });
    expect(found(form(fixed), answers)).toEqual([
      'warning failed response-read-only QuestionnaireResponse.item[0].answer[0]',
    ]);
    const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
    const calculated = {
      ...fixed,
      extension: [{ url, valueExpression: { language: 'text/fhirpath', expression: '1' } }],
    };
    expect(found(form(calculated), answers)).toEqual([]);
  });

  test('may have its texts in any language of the questionnaire', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/translation';
    const extension = [
      {
        url,
        extension: [
          { url: 'lang', valueCode: 'nl' },
          { url: 'content', valueString: 'Wie?' },
        ],
      },
    ];
    const both = form({ linkId: 'a', text: 'Who?', _text: { extension }, type: 'string' });
    expect(found(both, response({ item: [{ linkId: 'a', text: 'Wie?' }] }))).toEqual([]);
  });
});

test('a regular expression that takes for ever elsewhere does not here', () => {
  const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '(a+)+b' }];
  const item = [{ linkId: 'a', answer: [{ valueString: 'a'.repeat(5000) }] }];
  expect(found(form({ linkId: 'a', type: 'string', extension }), response({ item }))).toHaveLength(1);
});

describe('whatever the questionnaire or the answers are', () => {
  const [right] = questionnaireResponses.cases.map((one) => one.right as Resource).slice(-2);
  const further = questionnaireResponses.further as readonly Resource[];
  const seeded = (seed: number) => {
    let state = seed;
    return (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  };

  test('it answers', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seeded(seed);
        const mutated = further.map((one) => mutantsOf(one, 3, random).at(-1)?.resource ?? one);
        const usable = mutated.filter(
          ({ url, resourceType }) => typeof url === 'string' && typeof resourceType === 'string',
        );
        const validator = validatorFor([], usable);
        for (const { resource } of mutantsOf(right as Resource, 3, random)) {
          expect(Array.isArray(validator.validate(resource))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
