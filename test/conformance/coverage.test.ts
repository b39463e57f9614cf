import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, domainIdOf } from '../../scripts/rule-coverage.ts';
import { requirements, UNTESTED } from '../../src/conformance/requirements.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { SCRIPTS } from './run-on.ts';

const folder = join(import.meta.dirname, '../../build/package');
const resources = readdirSync(folder)
  .filter((name) => /^[A-Z]\w+-.*\.json$/.test(name))
  .map((name): Resource => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const all = requirements(resources, SCRIPTS);

/** Of these lists the suite asks one, since each is the same operation with another code. */
const LIKE_LIST_2 = ['LIST-1', 'LIST-3', 'LIST-4', 'LIST-5', 'LIST-6', 'LIST-7'];

describe('requirements and tests hold each other', () => {
  test.each(all)('$id is tested, or it is said why not', ({ tests, reason }) => {
    expect([tests.length > 0, reason !== undefined]).toEqual([reason === undefined, reason !== undefined]);
  });

  test('nothing is excused that is not asked', () => {
    const ids = new Set(all.map(({ id }) => id));
    expect(Object.keys(UNTESTED).filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(DOMAIN_IDS.filter((id) => !LIKE_LIST_2.includes(id)))('%s of the domain is among them', (id) => {
    expect(all.some((one) => domainIdOf(one.id) === id)).toBe(true);
  });

  test.each(SCRIPTS.flatMap(({ id, tests }) => tests.map((one) => ({ script: id, ...one }))))(
    '$script: $name names what it holds a server to, and ends with an assertion',
    ({ requirements: asked, actions, description }) => {
      expect(asked.length).toBeGreaterThan(0);
      expect(description).not.toBe('');
      expect(actions.at(-1)?.assert).toBeDefined();
    },
  );

  test('each test of a script has a name of its own', () => {
    for (const { id, tests } of SCRIPTS) {
      const names = tests.map(({ name }) => name);
      expect([id, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([id, []]);
    }
  });
});

const validator = createValidator(packagedDefinitions());

test.each(resources.filter(({ resourceType }) => resourceType === 'TestScript'))(
  '$id is a TestScript of R4, as our own profile asks it',
  (script) => {
    const findings = validator.validate(script).filter(({ severity }) => severity !== 'information');
    expect(findings.map(({ id, expression }) => `${id} ${expression}`)).toEqual([]);
  },
);
