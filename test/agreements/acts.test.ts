import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACT_SYSTEM, actKinds } from '../../src/agreements/acts.ts';
import { RULES } from '../../src/agreements/ledger.ts';
import { readRecords } from '../../src/agreements/read-record.ts';
import { isSameAct, readAct } from '../../src/agreements/reading/act.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { createValidator } from '../../src/validation/validator.ts';

const SNOMED = 'http://snomed.info/sct';
const definitions = packagedDefinitions();
const kinds = actKinds(definitions);
const act = (...codes: readonly (readonly [string, string])[]) =>
  readAct({ coding: codes.map(([system, code]) => ({ system, code })) }, kinds);

describe('an act that is coded in SNOMED CT alone', () => {
  test.each([
    { code: '225358003', what: 'wound care', kind: 'care-act', reserved: false },
    { code: '386420003', what: 'washing', kind: 'personal-care', reserved: false },
    { code: '410024004', what: 'catheterisation, wider than one act of ours', kind: 'care-act', reserved: true },
    { code: '225420001', what: 'stockings of another kind', kind: 'care-act', reserved: false },
    { code: '18629005', what: 'giving medicines, in which there are several', kind: 'care-act', reserved: false },
    { code: '60689008', what: 'a kind of help, and no act', kind: undefined, reserved: false },
  ])('$code ($what) is known by the map', ({ code, kind, reserved }) => {
    expect(act([SNOMED, code])).toMatchObject({ kind, reserved });
  });

  test('is the same act as that of ours which means the same, and not one that is narrower', () => {
    expect(isSameAct(act([SNOMED, '225358003']), act([ACT_SYSTEM, 'wound-care']))).toBe(true);
    expect(isSameAct(act([SNOMED, '410024004']), act([ACT_SYSTEM, 'bladder-catheterisation']))).toBe(false);
  });

  test('is what our own code says where both are given', () => {
    expect(act([SNOMED, '410024004'], [ACT_SYSTEM, 'catheter-care'])).toMatchObject({ reserved: false });
  });

  /** A story with one act everywhere coded in SNOMED CT. */
  const inSnomed = (file: string, ours: string, code: string) => {
    const text = readFileSync(join(import.meta.dirname, '../../examples/rules', file), 'utf8');
    const changed = text.replaceAll(
      `{"system":"${ACT_SYSTEM}","code":"${ours}"}`,
      `{"system":"${SNOMED}","code":"${code}"}`,
    );
    expect(changed).not.toBe(text);
    return JSON.parse(changed);
  };
  const foundIn = (bundle: { entry: [] }) =>
    readRecords(bundle.entry, kinds).flatMap((record) => checkRules(RULES, record, '2026-11-24').map(({ id }) => id));

  test('is held to the rules of care acts: a volunteer needs an order for it', () => {
    expect(foundIn(inSnomed('ACT-8.json', 'eye-drops', '410024004'))).toContain('ACT-8');
  });

  test('is held to the constraints of reserved acts: achterwacht and evaluation', () => {
    const bundle = inSnomed('stories/mieke.json', 'insulin-injection', '410024004');
    const plan = bundle.entry
      .map((entry: { resource: never }) => entry.resource)
      .find((resource: { id: string }) => resource.id === 'insuline');
    const errors = (resource: unknown) =>
      createValidator(definitions)
        .validate(resource)
        .filter(({ severity }) => severity === 'error')
        .map(({ id }) => id);
    expect(errors(plan)).toEqual([]);
    const { extension } = plan.activity[0].detail;
    const without = (name: string) => extension.filter(({ url }: { url: string }) => !url.endsWith(`/${name}`));
    plan.activity[0].detail.extension = without('achterwacht');
    expect(errors(plan)).toEqual(['ACT-2']);
    plan.activity[0].detail.extension = without('evaluation');
    expect(errors(plan)).toEqual(['ACT-3']);
  });
});
