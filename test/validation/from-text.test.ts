import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { errorIn } from '../../src/fhir/json-error.ts';
import { findingsIn } from '../../src/validation/from-text/given.ts';
import { mutantsOf } from './mutants.ts';
import { validatorFor } from './validator-for.ts';

const validator = validatorFor();
const inText = (given: string | Uint8Array) =>
  findingsIn(given, (resource) => validator.validate(resource)).map(
    ({ id, expression, position }) => `${position?.line}:${position?.column} ${id} ${expression}`,
  );

const lines = (...all: string[]): string => all.join('\n');

describe('what is found in text stands at a line and column', () => {
  test.each<[string, string, string[]]>([
    [
      'a property at its name',
      lines('{', '  "resourceType": "Patient",', '  "gender": "woman"', '}'),
      ['3:3 binding-required Patient.gender'],
    ],
    [
      'what is missing, at what it should be in',
      lines(
        '{ "resourceType": "Bundle", "type": "collection", "entry": [',
        '  { "resource":',
        '    { "resourceType": "Observation", "status": "final" } } ] }',
      ),
      ['2:5 cardinality-min Bundle.entry[0].resource.code'],
    ],
    [
      'an item of a list at its start',
      '{"resourceType":"Patient","name":[{"given":["a",5]},{"given":"b"}]}',
      ['1:49 primitive-format Patient.name[0].given[1]', '1:54 list-expected Patient.name[1].given'],
    ],
    [
      'a choice at the name that it has in JSON',
      '{"resourceType":"Patient","deceasedDateTime":"yesterday"}',
      ['1:27 primitive-format Patient.deceased.ofType(dateTime)'],
    ],
    [
      'what is beside a primitive, there',
      '{"resourceType":"Patient","birthDate":"1950-01-01","_birthDate":{"extension":[{"url":"http://a.example/x"}]}}',
      ['1:79 ext-1 Patient.birthDate.extension[0]', '1:79 extension-undecided Patient.birthDate.extension[0]'],
    ],
    ['a resource at its brace', '  {"resourceType":"Dossier"}', ['1:3 resource-type-unknown Dossier']],
    [
      'a name with escapes',
      '{"resourceType":"Patient","\\u0067ender":"woman"}',
      ['1:27 binding-required Patient.gender'],
    ],
    ['no JSON, where it goes wrong', lines('{', ' "a": [1, 2,]', '}'), ['2:13 json-syntax ']],
    ['an unclosed string', lines('{', ' "a": "b }'), ['2:7 json-syntax ']],
    ['a string that a line ends', lines('{', ' "a": "b', '}'), ['2:9 json-syntax ']],
    ['an escape that is none', '{"a":"b\\x"}', ['1:8 json-syntax ']],
    ['nothing at all', '', ['1:1 json-syntax ']],
    [
      'a byte order mark, which is no column',
      '\uFEFF{"resourceType":"Patient","gender":"woman"}',
      ['1:27 binding-required Patient.gender'],
    ],
  ])('%s', (_, text, found) => {
    expect(inText(text).sort()).toEqual(found.sort());
    expect(inText(Buffer.from(text)).sort()).toEqual(found.sort());
  });

  test('the same as another parser finds, in every mutant of our examples, written in any way', () => {
    const folder = join(import.meta.dirname, '../../examples/invalid');
    const examples = readdirSync(folder)
      .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Resource);
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), fc.constantFrom(0, 1, 4), (example, seed, indent) => {
        let state = seed;
        const random = (below: number) => {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
          return Math.floor((state / 2 ** 32) * below);
        };
        for (const { resource } of mutantsOf(example, 2, random)) {
          const text = JSON.stringify(resource, undefined, indent);
          const tree = parseTree(text);
          for (const { expression, position } of findingsIn(text, (parsed) => validator.validate(parsed))) {
            const path = jsonPath(expression);
            let node = tree && findNodeAtLocation(tree, path);
            // What stands beside a primitive has another name; what is missing is looked for here only as far as it is there.
            if (!node || !tree || !position) continue;
            if (node.parent?.type === 'property') node = node.parent;
            const before = text.slice(0, node.offset).split('\n');
            expect(position, expression).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
            compared += 1;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

const jsonPath = (expression: string): (string | number)[] =>
  expression
    .replace(/^\w*\.?/, '')
    .replaceAll(/\.ofType\((\w)(\w*)\)/g, (_, first: string, rest: string) => first.toUpperCase() + rest)
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

describe('text that is no JSON goes wrong where another parser says so', () => {
  const says = (text: string): number => {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    return errors[0]?.offset ?? -1;
  };

  test.each([
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a":}',
    '{,}',
    '[,1]',
    '[1,]',
    '{"a":1,}',
    '[1 2]',
    '{"a":tru}',
    '{"a":nulll}',
    '{a:1}',
    "{'a':1}",
    '[1]]',
    '{}{}',
    '[1}',
    '{"a":1]',
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    '[-]',
    '[1e]',
    '[NaN]',
    '// comment\n{}',
    'nul',
    '"a" "b"',
  ])('%s', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    const [line] = inText(text);
    // Numbers are one word here, of which the other parser makes two.
    const offset = Number(/^\d+:(\d+)/.exec(line as string)?.[1]) - 1;
    if (/[\d.+-]/.test(text.charAt(offset))) expect(Math.abs(offset - says(text))).toBeLessThanOrEqual(2);
    else if (!text.includes('\n')) expect(offset).toBe(says(text));
  });

  test('and wherever JSON.parse refuses, there is such a place', () => {
    const scraps = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\', '1', '-', 'true', ' ', '\n', '\u0000', '\u00a0', 'é'),
    );
    fc.assert(
      fc.property(scraps, (parts) => {
        const text = parts.join('');
        try {
          JSON.parse(text);
        } catch {
          const offset = errorIn(text);
          expect(offset).toBeLessThanOrEqual(text.length);
          // What stands before is the start of some JSON: what is wrong is not there.
          const before = errorIn(text.slice(0, offset));
          expect(before === offset || text[before] === '"').toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('properties that stand there twice', () => {
  test.each<[string, string, string[]]>([
    [
      'at the root',
      '{"resourceType":"Patient","active":true,"active":false}',
      ['1:41 json-duplicate-key Patient.active'],
    ],
    [
      'deeper, in a list',
      '{"resourceType":"Patient","name":[{"text":"a"},{"text":"b","text":"b"}]}',
      ['1:60 json-duplicate-key Patient.name[1].text'],
    ],
    [
      'written otherwise',
      '{"resourceType":"Patient","active":true,"\\u0061ctive":true}',
      ['1:41 json-duplicate-key Patient.active'],
    ],
    [
      'three times',
      '{"resourceType":"Patient","active":true,"active":true,"active":true}',
      ['1:41 json-duplicate-key Patient.active', '1:55 json-duplicate-key Patient.active'],
    ],
    [
      'in an object that a later one took the place of',
      '{"resourceType":"Patient","text":{"status":"a","status":"b"},"text":{"status":"empty","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">a</div>"}}',
      ['1:48 json-duplicate-key Patient.text.status', '1:62 json-duplicate-key Patient.text'],
    ],
    ['the same name in two objects is none', '{"resourceType":"Patient","name":[{"text":"a"},{"text":"b"}]}', []],
    ['nor a colon in a text', '{"resourceType":"Patient","name":[{"text":"a: \\"b\\": \\\\"}]}', []],
  ])('%s', (_, text, found) => expect(inText(text)).toEqual(found));

  test('__proto__ and constructor are names as any other, and change nothing', () => {
    expect(inText('{"resourceType":"Patient","__proto__":{"a":1},"__proto__":{"b":1}}')).toEqual([
      '1:47 json-duplicate-key Patient',
      '1:1 element-unknown Patient',
    ]);
    expect(inText('{"resourceType":"Patient","constructor":{"prototype":{"x":1}}}')).toEqual([
      '1:27 element-unknown Patient.constructor',
    ]);
    expect(({} as Record<string, unknown>)['b'] ?? ({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('text that is no UTF-8', () => {
  test.each<[string, number[], string]>([
    ['a byte that no text has', [0x7b, 0x0a, 0x20, 0xff, 0x7d], '2:2 json-encoding '],
    ['a character cut off', [0x22, 0xc3, 0xa9, 0xe2, 0x82], '1:3 json-encoding '],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], '1:1 json-encoding '],
    ['after a character that stands for what is unknown', [0xef, 0xbf, 0xbd, 0x80], '1:2 json-encoding '],
  ])('%s', (_, bytes, found) => expect(inText(new Uint8Array(bytes))).toEqual([found]));
});

describe('text without measure', () => {
  const size = 100 * 2 ** 20;

  test.each<[string, () => string, string]>([
    ['of brackets', () => '['.repeat(size), '1:201 json-depth '],
    ['of nothing', () => ' '.repeat(size), `1:${size + 1} json-syntax `],
    ['of quotes that are escaped', () => `"${'\\"'.repeat(size / 10)}`, '1:1 json-syntax '],
    ['of backslashes', () => `"${'\\'.repeat(size)}"`, '1:1 resource-type-unknown '],
    [
      'of one name',
      () => `{"resourceType":"Patient","gender":"woman","id":"${'a'.repeat(size)}"}`,
      '1:27 binding-required Patient.gender',
    ],
  ])('%s', (_, text, found) => {
    expect(inText(text())).toContain(found);
  });

  test('10,000 levels deep', () => {
    const deep = `${'{"extension":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    expect(inText(deep)).toEqual(['1:1401 json-depth ']);
  });

  test('many findings, each with its place', () => {
    const count = 20_000;
    const text = JSON.stringify(
      { resourceType: 'Patient', contact: Array.from({ length: count }, () => ({ gender: 'x' })) },
      undefined,
      1,
    );
    const found = inText(text);
    expect(found.length).toBeGreaterThan(count);
    expect(found).toContain(`${4 + 3 * (count - 1) + 1}:4 binding-required Patient.contact[${count - 1}].gender`);
  });
});
