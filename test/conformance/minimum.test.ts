import { describe, expect, test } from 'vitest';
import { differenceFrom } from '../../src/conformance/minimum.ts';

const BASE = 'https://ehr.example/fhir';
const div = (attributes: string) => `{"resourceType":"Task","text":{"div":"<div ${attributes}><p>x</p></div>"}}`;

describe('what is kept', () => {
  test.each<[string, string, string, string | undefined]>([
    ['the same', '{"a":1}', '{"a":1}', undefined],
    ['the names in another order', '{"a":1,"b":2}', '{"b":2,"a":1}', undefined],
    [
      'what a server gives of its own accord',
      '{"a":1}',
      '{"a":1,"id":"x","meta":{"versionId":"1"},"text":{}}',
      undefined,
    ],
    ['more in meta', '{"meta":{"profile":["p"]}}', '{"meta":{"profile":["p"],"versionId":"2"}}', undefined],
    [
      'a reference by the base of the server',
      '{"s":{"reference":"A/1"}}',
      `{"s":{"reference":"${BASE}/A/1"}}`,
      undefined,
    ],
    ['a narrative with its attributes in another order', div(`a='1' b='2'`), div(`b='2' a='1'`), undefined],
    ['an element that is gone', '{"a":{"b":1}}', '{"a":{}}', 'a.b is not there'],
    ['an element that was added', '{"a":{"b":1}}', '{"a":{"b":1,"c":2}}', 'a.c was added'],
    ['another order of a list', '{"a":["x","y"]}', '{"a":["y","x"]}', 'a[0] is "y", not "x"'],
    ['a list that is shorter', '{"a":["x","y"]}', '{"a":["x"]}', 'a has 1 items, not 2'],
    ['a list that became a value', '{"a":["x"]}', '{"a":"x"}', 'a is no list'],
    ['a decimal that lost its precision', '{"a":1.50}', '{"a":1.5}', 'a is 1.5, not 1.50'],
    ['a number that became text', '{"a":0}', '{"a":"0"}', 'a is "0", not 0'],
    ['false that became nothing', '{"a":false}', '{}', 'a is not there'],
    ['a null beside an extension', '{"a":[null,"x"]}', '{"a":["x"]}', 'a has 1 items, not 2'],
    ['another narrative', div(`a='1'`), div(`a='2'`), expect.stringContaining('text.div is') as never],
  ])('%s', (_what, asked, there, difference) => {
    expect(differenceFrom(asked, there, BASE)).toEqual(difference);
  });
});
