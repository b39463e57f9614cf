import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import { criterion } from '../../src/sandbox/search-query.ts';
import { readCriteria, readSearch } from '../../src/sandbox/search-request.ts';
import { scopeOf } from './scope.ts';

const refusal = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('This was to be refused with a Failure.');
};

describe('what is understood', () => {
  test.each([
    [
      'Task',
      'status',
      'requested,accepted',
      { kind: 'token', not: false, values: [{ code: 'requested' }, { code: 'accepted' }] },
    ],
    ['Task', 'status:not', 'rejected', { kind: 'token', not: true, values: [{ code: 'rejected' }] }],
    ['Task', 'owner', 'Patient/1', { kind: 'reference', values: [{ type: 'Patient', id: '1' }] }],
    ['Task', 'owner:Patient', '1', { kind: 'reference', values: [{ type: 'Patient', id: '1' }] }],
    [
      'Task',
      'owner:identifier',
      's|v',
      { kind: 'token', parameter: 'owner:identifier', values: [{ system: 's', code: 'v' }] },
    ],
    ['Task', 'owner:missing', 'true', { kind: 'missing', of: 'reference', missing: true }],
    ['Task', '_id', 'a,b', { kind: 'id', ids: ['a', 'b'] }],
    ['Patient', 'family', 'Müller', { kind: 'string', match: 'start', values: ['muller'] }],
    ['Patient', 'family:exact', 'Müller', { kind: 'string', match: 'exact', values: ['Müller'] }],
    ['Patient', 'family:contains', 'LL', { kind: 'string', match: 'part', values: ['ll'] }],
    [
      'Patient',
      'gender:text',
      'Vrouw',
      { kind: 'string', parameter: 'gender:text', match: 'start', values: ['vrouw'] },
    ],
    [
      'Task',
      'owner:Patient.name',
      'x',
      { kind: 'chain', parameter: 'owner', targets: [{ type: 'Patient', criterion: { parameter: 'name' } }] },
    ],
    [
      'Patient',
      '_has:Task:patient:status:not',
      'x',
      { kind: 'has', parameter: 'patient', source: { type: 'Task', criterion: { parameter: 'status', not: true } } },
    ],
    [
      'Observation',
      'code-value-quantity',
      's|c$gt5',
      {
        kind: 'composite',
        alternatives: [
          [
            { kind: 'token', parameter: 'code-value-quantity$0', values: [{ system: 's', code: 'c' }] },
            { kind: 'number', parameter: 'code-value-quantity$1', values: [{ prefix: 'gt', value: 5 }] },
          ],
        ],
      },
    ],
    [
      'Patient',
      'identifier:of-type',
      's|t|v',
      { kind: 'token', parameter: 'identifier:of-type', values: [{ system: 's t', code: 'v' }] },
    ],
    [
      'RelatedPerson',
      'relationship:above',
      'http://terminology.hl7.org/CodeSystem/v3-RoleCode|NMTH',
      { kind: 'codes', values: [{ codes: expect.arrayContaining(['NMTH', 'MTH', 'PRN', 'FAMMEMB']) }] },
    ],
    [
      'Patient',
      '_list',
      'a,b',
      { kind: 'has', parameter: 'item', source: { type: 'List', criterion: { kind: 'id', ids: ['a', 'b'] } } },
    ],
    ['Patient', '_profile', 'http://x/y', { kind: 'token', values: [{ code: 'http://x/y' }] }],
  ])('%s?%s=%s', (type, name, text, expected) => expect(criterion(name, text, scopeOf(type))).toMatchObject(expected));
});

describe('what is not understood is refused by name, without the value', () => {
  test.each([
    ['Patient', 'shoesize', 'secret', 'invalid'],
    ['Patient', 'family:fuzzy', 'secret', 'invalid'],
    ['Patient', 'birthdate', 'secret', 'invalid'],
    ['Patient', 'birthdate:not', '2026', 'invalid'],
    ['Patient', 'birthdate', 'apsecret', 'invalid'],
    ['Patient', 'gender:of-type', 's|c|v', 'invalid'],
    ['Patient', 'identifier:of-type', 'secret|1', 'invalid'],
    ['Patient', 'gender:below', 'secret', 'invalid'],
    ['Patient', 'gender:below', 'http://secret|x', 'not-supported'],
    ['Patient', '_list', '$secret', 'invalid'],
    ['Patient', '_list:not', 'secret', 'invalid'],
    ['Patient', 'gender', '', 'invalid'],
    ['Patient', 'gender', 'secret,', 'invalid'],
    ['Patient', 'gender', Array.from({ length: 101 }, () => 'secret').join(','), 'invalid'],
    ['Patient', 'gender:missing', 'secret', 'invalid'],
    ['Task', 'owner:a:b', 'secret', 'invalid'],
    ['Task', 'owner.shoesize', 'secret', 'invalid'],
    ['Task', 'status.name', 'secret', 'invalid'],
    ['Task', 'owner:Shoe.name', 'secret', 'invalid'],
    ['Task', 'focus.status', 'secret', 'invalid'],
    ['Task', 'a.b.c.d.e.f', 'secret', 'too-costly'],
    ['Patient', '_has:Task:shoe:status', 'secret', 'invalid'],
    ['Patient', '_has:Shoe:owner:status', 'secret', 'invalid'],
    ['Patient', '_has:Task:owner:shoesize', 'secret', 'invalid'],
    ['Patient', '_has:Task:owner:birthdate:not', 'secret', 'invalid'],
    ['Patient', 'gender:in', 'http://secret', 'not-supported'],
    ['Observation', 'code-value-quantity', 'secret', 'invalid'],
    ['Observation', 'code-value-quantity', 'secret$', 'invalid'],
    ['Observation', 'code-value-quantity', 'secret$x', 'invalid'],
    ['Observation', 'code-value-quantity:missing', 'true', 'invalid'],
    ['Patient', '_text', 'secret', 'not-supported'],
  ])('%s?%s=…', (type, name, text, kind) => {
    const refused = refusal(() => criterion(name, text, scopeOf(type)));
    expect(refused.kind).toBe(kind);
    if (kind !== 'too-costly') expect(refused.message).toContain(name);
    expect(JSON.stringify(refused.findings)).not.toContain('secret');
  });
});

describe('how the answer is asked for', () => {
  const read = (query: string) => readSearch(new URLSearchParams(query), scopeOf('Task'));

  test.each([
    ['', { count: 20, total: false, countOnly: false }],
    ['_count=5000', { count: 1000 }],
    ['_count=0', { total: true, countOnly: true }],
    ['_summary=count', { total: true, countOnly: true }],
    ['_total=accurate', { total: true, countOnly: false }],
    ['_total=none', { total: false }],
    ['_sort=-_lastUpdated', { sort: [{ by: '_lastUpdated', descending: true }] }],
  ])('%s', (query, expected) => expect(read(query)).toMatchObject(expected));

  test.each([
    ['_count=-1', 'invalid'],
    ['_count=1&_count=2', 'invalid'],
    ['_total=guess', 'invalid'],
    ['_sort=shoesize', 'not-supported'],
    ['_summary=text', 'invalid'],
    ['_cursor=nonsense', 'invalid'],
    ['_cursor=WyJhIl0', 'invalid'],
  ])('%s is refused', (query, kind) => expect(refusal(() => read(query)).kind).toBe(kind));

  test('a condition takes nothing about the answer', () => {
    expect(refusal(() => readCriteria(new URLSearchParams('_count=1'), scopeOf('Task'))).kind).toBe('invalid');
  });

  test('more parameters than can be answered in bounded time are refused', () => {
    const query = new URLSearchParams('status=requested&'.repeat(51));
    expect(refusal(() => readCriteria(query, scopeOf('Task'))).kind).toBe('invalid');
  });
});

describe('the parameters of a type', () => {
  test('only the alternatives that concern the type are kept, and resolve() becomes the type of the reference', () => {
    expect(scopeOf('CarePlan').known('CarePlan')?.get('patient')?.paths).toEqual([
      { expression: 'CarePlan.subject', target: 'Patient' },
    ]);
    expect(scopeOf('Consent').known('Consent')?.get('patient')?.paths).toEqual([{ expression: 'Consent.patient' }]);
  });
});
