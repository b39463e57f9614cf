import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isError } from '../../src/fhir/finding.ts';
import { isResource } from '../../src/fhir/json.ts';
import { EXCEPTIONS, exceptionFor } from './r4-exceptions.ts';
import { validatorFor } from './validator-for.ts';

const FOLDER = fileURLToPath(new URL('../../node_modules/hl7.fhir.r4.examples', import.meta.url));

/** `R4_EXAMPLES=all` takes every file, in half a minute; otherwise every third that is not large. */
const ALL = process.env['R4_EXAMPLES'] === 'all';
const LARGEST = 40_000;

const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && file !== 'package.json' && !file.startsWith('.'))
  .sort()
  .filter((file, i) => ALL || (i % 3 === 0 && statSync(join(FOLDER, file)).size <= LARGEST));

test("R4's own examples have no error, but those that are listed with their reason", { timeout: 300_000 }, () => {
  const validator = validatorFor();
  const used = new Set<unknown>();
  const unexplained: string[] = [];
  for (const file of files) {
    const resource: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8').replace(/^\uFEFF/, ''));
    if (!isResource(resource)) continue;
    for (const { id, expression } of validator.validate(resource).filter(isError)) {
      const exception = exceptionFor(file, id);
      if (exception) used.add(exception);
      else unexplained.push(`${file}: ${id} ${expression}`);
    }
  }
  expect(unexplained).toEqual([]);
  // Over all of them every exception is needed.
  if (ALL) expect(EXCEPTIONS.filter((exception) => !used.has(exception))).toEqual([]);
});
