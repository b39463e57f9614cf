import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedDefinitions } from '../src/definitions/packaged.ts';
import { objects } from '../src/fhir/json.ts';
import { createValidator } from '../src/validation/validator.ts';
import { type Bench, median, ms, type Row, ratio, times } from './bench.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
const r4 = (name: string): string => JSON.stringify(JSON.parse(read(`node_modules/hl7.fhir.r4.examples/${name}.json`)));

const TYPES = [
  'Patient-example',
  'RelatedPerson-f001',
  'Consent-consent-example-basic',
  'CarePlan-f001',
  'Task-example1',
  'Observation-f001',
  'Questionnaire-f201',
];

export const bench: Bench = {
  title: 'Validation (parsed object, warm, against JSON.parse of the same minified text)',
  rows: async () => {
    const definitions = packagedDefinitions();
    const began = performance.now();
    const validator = createValidator(definitions);
    const decision = read('examples/scenarios/mieke/decision.json');
    validator.validate(JSON.parse(decision));
    const first = performance.now() - began;

    const against = async (what: string, text: string): Promise<Row> => {
      const resource = JSON.parse(text);
      const validation = median(await times(60, 20, () => validator.validate(resource)));
      const parse = median(await times(60, 20, () => JSON.parse(text)));
      return { what, figure: ms(validation), ratio: ratio(validation, parse, 'JSON.parse') };
    };
    const ours = objects(JSON.parse(decision).entry).map(({ resource }) => JSON.stringify(resource));
    return [
      { what: 'first validation: definitions, programs and Mieke’s decision', figure: ms(first) },
      ...(await Promise.all(
        ours.map((text) => against(`Mieke's ${JSON.parse(text).resourceType}, our profile`, text)),
      )),
      ...(await Promise.all(TYPES.map((name) => against(`R4 example ${name}`, r4(name))))),
    ];
  },
};
