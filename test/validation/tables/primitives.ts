import type { Json } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

/** A value of any type where R4 lets any type stand. */
const holding = (type: string, value: Json): Json => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'x', [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }],
});

const UUID = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';

/** Each primitive type of R4 (§2.24.0.1): what it takes, and what it does not. */
const FORMS: readonly { readonly type: string; readonly right: readonly Json[]; readonly wrong: readonly Json[] }[] = [
  { type: 'boolean', right: [true, false], wrong: ['true', 1, 0, 'yes', {}] },
  {
    type: 'integer',
    right: [0, -1, 2147483647, -2147483648],
    wrong: ['5', 2147483648, -2147483649, 1.5, true, {}],
  },
  { type: 'unsignedInt', right: [0, 1, 2147483647], wrong: [-1, 2147483648, 0.5, '0'] },
  { type: 'positiveInt', right: [1, 2147483647], wrong: [0, -1, 2147483648, '1'] },
  { type: 'decimal', right: [0, -0.5, 1e10, 3.25, 1e-7], wrong: ['1.0', true, {}] },
  {
    type: 'string',
    right: ['a', ' a ', 'two\nlines', 'tab\tand return\r', 'é', '\u{1f600}', 'a'.repeat(1_048_576)],
    wrong: ['', 5, true, {}, 'a'.repeat(1_048_577)],
  },
  { type: 'markdown', right: ['# a', 'a\n\n* b'], wrong: ['', 5] },
  {
    type: 'code',
    right: ['a', 'a b', 'a-b_c.d', 'é'],
    wrong: ['', ' a', 'a ', 'a  b', 'a\tb', 'a\nb', 5],
  },
  { type: 'id', right: ['a', 'A-1.b', 'x'.repeat(64)], wrong: ['', 'a_b', 'a b', 'x'.repeat(65), 'a/b', 'é', 5] },
  {
    type: 'uri',
    right: ['http://a.example/b?c=d#e', UUID, 'urn:oid:1.3.6.1', 'mailto:a@b.example', 'urn:isbn:0451450523'],
    wrong: [
      '',
      'http://a b',
      ' http://a',
      'urn:uuid:C757873D-EC9A-4326-A141-556F43239520',
      'urn:uuid:1',
      'urn:oid:3.2',
      5,
    ],
  },
  { type: 'url', right: ['http://a.example/b', 'ftp://a.example', 'mailto:a@b.example'], wrong: ['', 'http://a b', 5] },
  {
    type: 'canonical',
    right: ['http://a.example/b', 'http://a.example/b|1.0', 'http://a.example/b#c', 'http://a.example/b|1.0#c', UUID],
    wrong: ['', 'http://a b', 5],
  },
  {
    type: 'oid',
    right: ['urn:oid:1.3.6.1', 'urn:oid:2.16.840.1'],
    wrong: ['1.2.3', 'urn:oid:3.1', 'urn:oid:1.02', 'urn:oid:1', ''],
  },
  { type: 'uuid', right: [UUID], wrong: [UUID.toUpperCase(), UUID.slice(9), `${UUID}0`, 'urn:uuid:x', ''] },
  {
    type: 'date',
    right: ['2026', '2026-11', '2026-11-25', '2024-02-29', '1900-01-01'],
    wrong: [
      '2026-13',
      '2026-00',
      '2026-11-31',
      '2023-02-29',
      '1900-02-29',
      '26-11-25',
      '2026-1-1',
      '2026-11-25T10:00:00Z',
      '0000',
      '',
      2026,
      '2026-11-25Z',
    ],
  },
  {
    type: 'dateTime',
    right: [
      '2026',
      '2026-11',
      '2026-11-25',
      '2026-11-25T10:00:00Z',
      '2026-11-25T10:00:00.123+01:00',
      '2016-12-31T23:59:60Z',
      '2026-11-25T10:00:00-14:00',
    ],
    wrong: [
      '2026-11-25T10:00:00',
      '2026-11-25T10:00Z',
      '2026-11-25T24:00:00Z',
      '2026-11-25T10:60:00Z',
      '2026-02-30T10:00:00Z',
      '2026-11-25 10:00:00Z',
      '2026-11-25T10:00:00+1:00',
      '2026-11-25T10:00:00+14:30',
      '2026-11T10:00:00Z',
      '',
    ],
  },
  {
    type: 'instant',
    right: ['2026-11-25T10:00:00Z', '2026-11-25T10:00:00.123456+01:00'],
    wrong: ['2026-11-25', '2026-11-25T10:00:00', '2026', '2026-11-25T10:00Z', '2026-11-31T10:00:00Z', ''],
  },
  {
    type: 'time',
    right: ['10:00:00', '23:59:59.999', '00:00:00'],
    wrong: ['10:00', '24:00:00', '10:00:00Z', '10:61:00', '1:00:00', ''],
  },
  {
    type: 'base64Binary',
    right: ['YQ==', 'YWI=', 'YWJj', 'YWJjYWJj'],
    wrong: ['YQ', 'Y', 'YQ=', '====', 'YW Jj!', 'Y=Q=', 'YQ==YQ==', '', 5],
  },
];

const shown = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 20)}… (${text.length - 2} characters)` : text;
};

const at = (type: string): string => `Parameters.parameter[0].value.ofType(${type})`;

export const primitives: Table = {
  kind: 'primitives',
  cases: FORMS.flatMap(({ type, right, wrong }) => {
    const length = Math.max(right.length, wrong.length);
    return Array.from({ length }, (_, i) => {
      const [good, bad] = [right[i % right.length] as Json, wrong[i % wrong.length] as Json];
      return {
        title: `${type}: ${shown(good)} is one, ${shown(bad)} is not`,
        right: holding(type, good),
        wrong: holding(type, bad),
        finds: [`${typeof bad === 'object' ? 'type-wrong' : 'primitive-format'} ${at(type)}`],
      };
    });
  }),
};
