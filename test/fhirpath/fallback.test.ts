import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { compile } from '../../src/fhirpath/expression.ts';
import { nodeAt, nodeOf } from '../../src/fhirpath/node.ts';
import { environmentOf, model } from './r4.ts';

const patient: Resource = {
  resourceType: 'Patient',
  id: 'p1',
  contained: [{ resourceType: 'Organization', id: 'o', name: 'Thuiszorg' }],
  managingOrganization: { reference: '#o' },
  name: [{ given: ['Anna', 'Maria'] }],
  birthDate: '1970-03-25',
  contact: [{ name: { given: ['Piet'] } }],
};

const evaluate = (expression: string, focus = nodeOf(patient), environment = environmentOf(patient)) => {
  const compiled = compile(expression, model);
  return {
    engine: compiled.engine,
    values: compiled.evaluate(focus, environment).map(({ value, type }) => [type, value]),
  };
};

describe('what only fhirpath.js has is run by it', () => {
  test.each([
    ['name.given.aggregate($this & $total, {})', [['System.String', 'MariaAnna']]],
    [
      'name.given.sort()',
      [
        ['string', 'Anna'],
        ['string', 'Maria'],
      ],
    ],
    ["name.given.first().lastIndexOf('n')", [['System.Integer', 2]]],
    ['9.sqrt()', [['System.Integer', 3]]],
    ["'abc'.matches('B', 'i')", [['System.Boolean', true]]],
    ['@2020-06.lowBoundary(8)', [['System.Date', '2020-06-01']]],
    ['name.sort().count()', [['System.Integer', 1]]],
  ])('%s', (expression, values) => {
    expect(evaluate(expression)).toEqual({ engine: 'fhirpath.js', values });
  });

  test('and sees the environment as ours does: references, the time, hooks', () => {
    expect(evaluate('managingOrganization.resolve().name.sort()').values).toEqual([['string', 'Thuiszorg']]);
    expect(evaluate('today().lowBoundary(8)').values).toEqual([['System.Date', '2026-03-01']]);
    const environment = { ...environmentOf(patient), memberOf: () => true };
    expect(evaluate("id.memberOf('urn:vs') and (1 | 2).sum() = 3", undefined, environment).values).toEqual([
      ['System.Boolean', true],
    ]);
  });

  test('on an element inside a resource, with the extensions of a primitive', () => {
    const contact = nodeAt('Patient.contact', (patient['contact'] as Resource[])[0]);
    expect(evaluate('name.given.sort()', contact).values).toEqual([['string', 'Piet']]);
    const date = nodeAt('date', '1970-03-25', { extension: [{ url: 'urn:a', valueInteger: 4 }] });
    expect(evaluate("extension('urn:a').value.sum()", date).values).toEqual([['integer', 4]]);
    expect(evaluate('$this.sum()', nodeAt('positiveInt', 4)).values).toEqual([['positiveInt', 4]]);
  });

  test('units that must be converted, though the expression is ours', () => {
    expect(evaluate("1 'kg' > 900 'g'")).toEqual({ engine: 'own', values: [['System.Boolean', true]] });
    expect(evaluate("1 'kg' + 1 'kg'").values).toEqual([['System.Quantity', { value: 2, unit: 'kg' }]]);
  });
});

test('fhirpath.js is not loaded until an expression needs it', () => {
  const folder = join(import.meta.dirname, '../../src/fhirpath');
  const script = `
    import { createRequire } from 'node:module';
    import { compile } from '${folder}/expression.ts';
    const loaded = () => Object.keys(createRequire('${folder}/').cache).some((file) => file.includes('node_modules/fhirpath/'));
    const model = { element: () => undefined, isA: (a, b) => a === b };
    compile('name.exists()', model);
    const before = loaded();
    compile('name.sort()', model);
    console.log(before, loaded());
  `;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('false true');
});
