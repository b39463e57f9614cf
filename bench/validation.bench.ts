import { packagedDefinitions } from '../src/definitions/packaged.ts';
import { isError } from '../src/fhir/finding.ts';
import { createValidator } from '../src/validation/validator.ts';
import { type Bench, ms, type Row } from './bench.ts';
import { medplum, zodStructure } from './comparisons.ts';
import {
  broken,
  mixedCorpus,
  officialExamples,
  ourInvalid,
  ourStories,
  type Sample,
  withoutNarrative,
} from './corpus.ts';
import { firstUse, memory } from './first-use.ts';
import { comparedWithParse, type Work } from './per-text.ts';
import { outcomeOf, validateParsed, validateText } from './validation-work.ts';

const TYPES = ['Patient', 'RelatedPerson', 'Consent', 'CarePlan', 'Task', 'Observation', 'Questionnaire'];

/** One corpus under one kind of work: the median of the ratios of its files, each to JSON.parse of its own text. */
const row = (what: string, samples: readonly Sample[], work: Work): Row => {
  const { median, worst, perFile } = comparedWithParse(samples, work);
  return {
    what: `${what} (${samples.length})`,
    figure: ms(perFile),
    ratio: `${median.toFixed(2)} × JSON.parse (worst ${worst.toFixed(1)})`,
  };
};

export const bench: Bench = {
  title:
    'Validation: parsed object, warm, every finding made; figure: median per file, ratio: median of the ratios of each file to JSON.parse of its minified text',
  rows: async () => {
    const definitions = packagedDefinitions();
    const validator = createValidator(definitions);
    const work = validateParsed(validator);
    const ofType = TYPES.map((type) => [type, officialExamples(type)] as const);
    const stories = ourStories();
    const mixed = mixedCorpus();
    const seven = ofType.flatMap(([, samples]) => samples);
    const { median: first, most } = firstUse(definitions, [...seven, ...stories]);
    const kept = memory(definitions, mixed);
    return [
      ...ofType.map(([type, samples]) => row(`R4 examples, ${type}`, samples, work)),
      row('all of these seven types', seven, work),
      row('all of these seven types, without narrative', seven.map(withoutNarrative), work),
      row(
        'all of these seven types, from text: parsed, with duplicate keys, lines and columns',
        seven,
        validateText(validator),
      ),
      row('our stories, each resource by our profile', stories, work),
      row('R4 examples of every type, mixed', mixed, work),
      row('our examples that break a rule, with the whole OperationOutcome', ourInvalid(), outcomeOf(validator)),
      row(
        'the seven types, one thing in each broken, with the whole OperationOutcome',
        broken(seven, (resource) => validator.validate(resource).some(isError)),
        outcomeOf(validator),
      ),
      row('all of these seven types: @medplum/core validateResource', seven, medplum(definitions)),
      row('all of these seven types: zod, JSON form only', seven, zodStructure(definitions)),
      {
        what: 'a profile or type never met: code made for it and all in it, and the first answer',
        figure: `${ms(first)} (most ${ms(most)})`,
      },
      {
        what: 'kept for each profile or type: its program; its code and memos',
        figure: `${kept.programs.toFixed(0)} kB; ${kept.code.toFixed(0)} kB`,
      },
    ];
  },
};
