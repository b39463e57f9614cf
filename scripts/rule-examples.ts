import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, Resource } from '../src/fhir/json.ts';
import { ruleExamples, stories } from './rule-examples/examples.ts';

/**
 * Writes examples/rules: the stories, and for each rule in code the story with one thing changed that breaks it, with what must be
 * found there. Run it after a change of scripts/rule-examples.
 */
const folder = join(import.meta.dirname, '../examples/rules');

/** A Bundle with one entry a line: a record can be read and compared that way. */
export const bundleText = (bundle: Resource): string => {
  const entries = (bundle['entry'] as Json[]).map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "resourceType": "Bundle",\n  "type": "${bundle['type']}",\n  "entry": [\n${entries.join(',\n')}\n  ]\n}\n`;
};

/** The files of examples/rules by name, with their text. */
export const ruleExampleFiles = (): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const { file, bundle } of stories()) files.set(`${file}.json`, bundleText(bundle));
  for (const { file, bundle, expected } of ruleExamples()) {
    if (!file.startsWith('stories/')) files.set(`${file}.json`, bundleText(bundle));
    files.set(`${expected.id}.expected.json`, `${JSON.stringify(expected, undefined, 2)}\n`);
  }
  return files;
};

if (import.meta.main) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'stories'), { recursive: true });
  for (const [name, text] of ruleExampleFiles()) writeFileSync(join(folder, name), text);
}
