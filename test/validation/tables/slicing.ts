import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const R4 = 'http://hl7.org/fhir/StructureDefinition/';
const A = 'http://a.example';
const B = 'http://b.example';
const patient = (name: string, more: Record<string, Json>): Json => ({
  resourceType: 'Patient',
  meta: { profile: [urlOf(name)] },
  ...more,
});
const observation = (name: string, more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  meta: { profile: [urlOf(name)] },
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const by = (type: string, path: string, rules = 'open', ordered = false) => ({
  slicing: { discriminator: [{ type, path }], rules, ordered },
});
const coded = (code: string): Json => ({ coding: [{ system: A, code }] });
const pattern = (code: string) => ({ patternCodeableConcept: { coding: [{ system: A, code }] } });
const component = (code: string, more: Record<string, Json> = {}): Json => ({ code: coded(code), ...more });
const group = (...contained: Json[]) => ({
  contained,
  hasMember: contained.map((c) => ({ reference: `#${(c as { id: string }).id}` })),
});

export const slicing: Table = {
  kind: 'slicing',
  profiles: [
    profile('by-system', 'Patient', {
      'Patient.identifier': { ...by('value', 'system'), min: 1 },
      'Patient.identifier:a': { min: 1, max: '1' },
      'Patient.identifier:a.system': { min: 1, fixedUri: A },
      'Patient.identifier:a.value': { min: 1 },
    }),
    profile('closed-by-system', 'Patient', {
      'Patient.identifier': by('value', 'system', 'closed'),
      'Patient.identifier:a': { min: 0, max: '1' },
      'Patient.identifier:a.system': { min: 1, fixedUri: A },
    }),
    profile('ordered-by-system', 'Patient', {
      'Patient.identifier': by('value', 'system', 'open', true),
      'Patient.identifier:a': { min: 0, max: '1' },
      'Patient.identifier:a.system': { min: 1, fixedUri: A },
      'Patient.identifier:b': { min: 0, max: '1' },
      'Patient.identifier:b.system': { min: 1, fixedUri: B },
    }),
    profile('at-end', 'Patient', {
      'Patient.identifier': by('value', 'system', 'openAtEnd'),
      'Patient.identifier:a': { min: 0, max: '1' },
      'Patient.identifier:a.system': { min: 1, fixedUri: A },
    }),
    profile('by-pattern', 'Observation', {
      'Observation.component': by('pattern', 'code'),
      'Observation.component:one': { min: 1, max: '1' },
      'Observation.component:one.code': pattern('one'),
      'Observation.component:one.value[x]': { min: 1, type: [{ code: 'Quantity' }] },
      'Observation.component:two': { min: 0, max: '1' },
      'Observation.component:two.code': pattern('two'),
      'Observation.component:two.value[x]': { min: 1, type: [{ code: 'string' }] },
    }),
    profile('by-this', 'Observation', {
      'Observation.category': by('pattern', '$this'),
      'Observation.category:one': { min: 1, max: '1', ...pattern('one') },
    }),
    profile('by-binding', 'Patient', {
      'Patient.telecom': by('value', 'system'),
      'Patient.telecom:phone': { min: 1, max: '1' },
      'Patient.telecom:phone.system': { min: 1, patternCode: 'phone' },
      'Patient.telecom:phone.use': { min: 1 },
    }),
    profile('by-two', 'Patient', {
      'Patient.telecom': {
        slicing: {
          discriminator: [
            { type: 'value', path: 'system' },
            { type: 'value', path: 'use' },
          ],
          rules: 'open',
        },
      },
      'Patient.telecom:homePhone': { min: 1, max: '1' },
      'Patient.telecom:homePhone.system': { min: 1, fixedCode: 'phone' },
      'Patient.telecom:homePhone.use': { min: 1, fixedCode: 'home' },
    }),
    profile('by-exists', 'Patient', {
      'Patient.name': by('exists', 'period'),
      'Patient.name:then': { min: 0, max: '1' },
      'Patient.name:then.period': { min: 1 },
      'Patient.name:now': { min: 1, max: '1' },
      'Patient.name:now.period': { max: '0' },
    }),
    profile('by-type', 'Observation', {
      'Observation.value[x]': by('type', '$this'),
      'Observation.value[x]:valueQuantity': { min: 0, max: '1', type: [{ code: 'Quantity' }] },
      'Observation.value[x]:valueQuantity.unit': { min: 1 },
    }),
    profile('by-type-closed', 'Observation', {
      'Observation.value[x]': { ...by('type', '$this', 'closed') },
      'Observation.value[x]:valueQuantity': { min: 0, max: '1', type: [{ code: 'Quantity' }] },
    }),
    profile('nested-path', 'Observation', {
      'Observation.component': by('value', 'code.coding.code'),
      'Observation.component:one': { min: 1, max: '1' },
      'Observation.component:one.code': { min: 1 },
      'Observation.component:one.code.coding': { min: 1 },
      'Observation.component:one.code.coding.code': { min: 1, fixedCode: 'one' },
    }),
    profile(
      'rank',
      'Extension',
      {
        'Extension.extension': { max: '0' },
        'Extension.url': { fixedUri: urlOf('rank') },
        'Extension.value[x]': { min: 1, type: [{ code: 'integer' }] },
      },
      { kind: 'complex-type', context: [{ type: 'element', expression: 'Patient.contact' }] },
    ),
    profile('by-extension', 'Patient', {
      'Patient.contact': {
        slicing: { discriminator: [{ type: 'value', path: `extension('${urlOf('rank')}').value` }], rules: 'open' },
      },
      'Patient.contact:first': { min: 1, max: '1' },
      'Patient.contact:first.extension': {
        slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
        min: 1,
      },
      'Patient.contact:first.extension:rank': {
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: [urlOf('rank')] }],
      },
      'Patient.contact:first.extension:rank.value[x]': { min: 1, type: [{ code: 'integer' }], fixedInteger: 1 },
      'Patient.contact:first.name': { min: 1 },
    }),
    profile('by-target-type', 'Observation', {
      'Observation.performer': { slicing: { discriminator: [{ type: 'type', path: 'resolve()' }], rules: 'open' } },
      'Observation.performer:doctor': {
        min: 1,
        max: '1',
        type: [{ code: 'Reference', targetProfile: [`${R4}Practitioner`] }],
      },
      'Observation.performer:doctor.display': { min: 1 },
    }),
    profile('weight', 'Observation', { 'Observation.code': pattern('weight') }),
    profile('length', 'Observation', { 'Observation.code': pattern('length') }),
    profile('by-target-profile', 'Observation', {
      'Observation.hasMember': {
        slicing: { discriminator: [{ type: 'profile', path: 'resolve()' }], rules: 'closed' },
      },
      'Observation.hasMember:weight': {
        min: 1,
        max: '1',
        type: [{ code: 'Reference', targetProfile: [urlOf('weight')] }],
      },
      'Observation.hasMember:length': {
        min: 0,
        max: '1',
        type: [{ code: 'Reference', targetProfile: [urlOf('length')] }],
      },
    }),
    profile('by-target-value', 'Observation', {
      'Observation.hasMember': {
        slicing: { discriminator: [{ type: 'value', path: 'resolve().code' }], rules: 'open' },
      },
      'Observation.hasMember:weight': {
        min: 1,
        max: '1',
        type: [{ code: 'Reference', targetProfile: [urlOf('weight')] }],
      },
    }),
    profile('entries', 'Bundle', {
      'Bundle.entry': { slicing: { discriminator: [{ type: 'type', path: 'resource' }], rules: 'open' } },
      'Bundle.entry:patient': { min: 1, max: '1' },
      'Bundle.entry:patient.resource': { min: 1, type: [{ code: 'Patient' }] },
    }),
    profile('profiled-entries', 'Bundle', {
      'Bundle.entry': { slicing: { discriminator: [{ type: 'profile', path: 'resource' }], rules: 'open' } },
      'Bundle.entry:weight': { min: 1, max: '1' },
      'Bundle.entry:weight.resource': { min: 1, type: [{ code: 'Observation', profile: [urlOf('weight')] }] },
    }),
    profile('resliced', 'Patient', {
      'Patient.identifier': by('value', 'system'),
      'Patient.identifier:a': { min: 0, max: '*', ...by('value', 'use') },
      'Patient.identifier:a.system': { min: 1, fixedUri: A },
      'Patient.identifier:a/official': { min: 1, max: '1' },
      'Patient.identifier:a/official.use': { min: 1, fixedCode: 'official' },
      'Patient.identifier:a/official.system': { min: 1, fixedUri: A },
    }),
    profile('slices-in-slices', 'Observation', {
      'Observation.component': by('pattern', 'code'),
      'Observation.component:one': { min: 1, max: '1' },
      'Observation.component:one.code': pattern('one'),
      'Observation.component:one.interpretation': by('pattern', '$this'),
      'Observation.component:one.interpretation:high': { min: 1, max: '1', ...pattern('high') },
    }),
    profile('of-type', 'Observation', {
      'Observation.component': {
        slicing: { discriminator: [{ type: 'value', path: 'value.ofType(CodeableConcept)' }], rules: 'open' },
      },
      'Observation.component:yes': { min: 1, max: '1' },
      'Observation.component:yes.value[x]': { min: 1, type: [{ code: 'CodeableConcept' }], ...pattern('yes') },
    }),
    profile('shorthand', 'Observation', {
      'Observation.value[x]': by('type', '$this'),
      'Observation.value[x]:valueQuantity': { min: 1, max: '1', type: [{ code: 'Quantity' }] },
    }),
    profile('undiscriminated', 'Patient', {
      'Patient.name': { slicing: { rules: 'open', description: 'no discriminator' } },
      'Patient.name:official': { min: 1 },
      'Patient.name:official.use': { min: 1, fixedCode: 'official' },
    }),
    profile('no-more-than-two', 'Patient', {
      'Patient.name': { ...by('value', 'use'), max: '2' },
      'Patient.name:official': { min: 1 },
      'Patient.name:official.use': { min: 1, fixedCode: 'official' },
    }),
  ],
  cases: [
    {
      title: 'a slice that must be there',
      right: patient('by-system', {
        identifier: [
          { system: B, value: '2' },
          { system: A, value: '1' },
        ],
      }),
      wrong: patient('by-system', { identifier: [{ system: B, value: '2' }] }),
      finds: ['slice-min Patient.identifier'],
    },
    {
      title: 'a slice that may be there once',
      right: patient('by-system', { identifier: [{ system: A, value: '1' }] }),
      wrong: patient('by-system', {
        identifier: [
          { system: A, value: '1' },
          { system: A, value: '2' },
        ],
      }),
      finds: ['slice-max Patient.identifier'],
    },
    {
      title: 'what a slice asks of its items',
      right: patient('by-system', { identifier: [{ system: A, value: '1' }] }),
      wrong: patient('by-system', { identifier: [{ system: A, period: { start: '2026' } }] }),
      finds: ['cardinality-min Patient.identifier[0].value'],
    },
    {
      title: 'an item of no slice, where the slicing is closed',
      right: patient('closed-by-system', { identifier: [{ system: A, value: '1' }] }),
      wrong: patient('closed-by-system', {
        identifier: [
          { system: A, value: '1' },
          { system: B, value: '2' },
        ],
      }),
      finds: ['slice-closed Patient.identifier[1]'],
    },
    {
      title: 'slices in another order than theirs',
      right: patient('ordered-by-system', {
        identifier: [
          { system: A, value: '1' },
          { system: B, value: '2' },
        ],
      }),
      wrong: patient('ordered-by-system', {
        identifier: [
          { system: B, value: '2' },
          { system: A, value: '1' },
        ],
      }),
      finds: ['slice-order Patient.identifier[1]'],
    },
    {
      title: 'others before the slices, where they may come at the end only',
      right: patient('at-end', {
        identifier: [
          { system: A, value: '1' },
          { system: B, value: '2' },
        ],
      }),
      wrong: patient('at-end', {
        identifier: [
          { system: B, value: '2' },
          { system: A, value: '1' },
        ],
      }),
      finds: ['slice-not-at-end Patient.identifier[0]'],
    },
    {
      title: 'a slice by a pattern',
      right: observation('by-pattern', {
        component: [component('one', { valueQuantity: { value: 1 } }), component('three', { valueBoolean: true })],
      }),
      wrong: observation('by-pattern', { component: [component('three', { valueBoolean: true })] }),
      finds: ['slice-min Observation.component'],
    },
    {
      title: 'the type of a choice in a slice',
      right: observation('by-pattern', {
        component: [component('one', { valueQuantity: { value: 1 } }), component('two', { valueString: 'a' })],
      }),
      wrong: observation('by-pattern', {
        component: [
          component('one', { valueQuantity: { value: 1 } }),
          component('two', { valueQuantity: { value: 1 } }),
        ],
      }),
      finds: ['type-wrong Observation.component[1].value'],
    },
    {
      title: 'a slice by the item itself',
      right: observation('by-this', { category: [coded('two'), coded('one')] }),
      wrong: observation('by-this', { category: [coded('two')] }),
      finds: ['slice-min Observation.category'],
    },
    {
      title: 'a slice by a code',
      right: patient('by-binding', {
        telecom: [
          { system: 'phone', value: '1', use: 'home' },
          { system: 'email', value: '2' },
        ],
      }),
      wrong: patient('by-binding', {
        telecom: [
          { system: 'phone', value: '1' },
          { system: 'email', value: '2' },
        ],
      }),
      finds: ['cardinality-min Patient.telecom[0].use'],
    },
    {
      title: 'a slice by two things at once',
      right: patient('by-two', {
        telecom: [
          { system: 'phone', value: '1', use: 'home' },
          { system: 'phone', value: '2', use: 'work' },
        ],
      }),
      wrong: patient('by-two', {
        telecom: [
          { system: 'email', value: '1', use: 'home' },
          { system: 'phone', value: '2', use: 'work' },
        ],
      }),
      finds: ['slice-min Patient.telecom'],
    },
    {
      title: 'a slice by whether something is there',
      right: patient('by-exists', { name: [{ family: 'a' }, { family: 'b', period: { end: '2020' } }] }),
      wrong: patient('by-exists', { name: [{ family: 'b', period: { end: '2020' } }] }),
      finds: ['slice-min Patient.name'],
    },
    {
      title: 'a slice by whether something is there, too often',
      right: patient('by-exists', { name: [{ family: 'a' }] }),
      wrong: patient('by-exists', { name: [{ family: 'a' }, { family: 'b' }] }),
      finds: ['slice-max Patient.name'],
    },
    {
      title: 'a slice of a choice by its type',
      right: observation('by-type', { valueQuantity: { value: 1, unit: 'a' } }),
      wrong: observation('by-type', { valueQuantity: { value: 1 } }),
      finds: ['cardinality-min Observation.value.ofType(Quantity).unit'],
    },
    {
      title: 'a slice of a choice by its type, closed',
      right: observation('by-type-closed', { valueQuantity: { value: 1 } }),
      wrong: observation('by-type-closed', { valueString: 'a' }),
      finds: ['slice-closed Observation.value.ofType(string)'],
    },
    {
      title: 'a slice of a choice that must be there',
      right: observation('shorthand', { valueQuantity: { value: 1 } }),
      wrong: observation('shorthand', { valueString: 'a' }),
      finds: ['slice-min Observation.value'],
    },
    {
      title: 'a slice by something further down',
      right: observation('nested-path', { component: [component('one')] }),
      wrong: observation('nested-path', { component: [component('two')] }),
      finds: ['slice-min Observation.component'],
    },
    {
      title: 'a slice by an extension',
      right: patient('by-extension', {
        contact: [{ extension: [{ url: urlOf('rank'), valueInteger: 1 }], name: { family: 'a' } }],
      }),
      wrong: patient('by-extension', {
        contact: [{ extension: [{ url: urlOf('rank'), valueInteger: 2 }], name: { family: 'a' } }],
      }),
      finds: ['slice-min Patient.contact'],
    },
    {
      title: 'a slice by the type of what is referred to',
      right: observation('by-target-type', {
        contained: [{ resourceType: 'Practitioner', id: 'd', active: true }],
        performer: [{ reference: '#d', display: 'a' }],
      }),
      wrong: observation('by-target-type', {
        contained: [{ resourceType: 'Practitioner', id: 'd', active: true }],
        performer: [{ reference: '#d' }],
      }),
      finds: ['cardinality-min Observation.performer[0].display'],
    },
    {
      title: 'a slice by the profile of what is referred to',
      right: observation(
        'by-target-profile',
        group({ resourceType: 'Observation', id: 'w', status: 'final', code: coded('weight') }),
      ),
      wrong: observation(
        'by-target-profile',
        group({ resourceType: 'Observation', id: 'w', status: 'final', code: coded('other') }),
      ),
      finds: ['slice-closed Observation.hasMember[0]', 'slice-min Observation.hasMember'],
    },
    {
      title: 'a slice by a value in what is referred to',
      right: observation(
        'by-target-value',
        group({ resourceType: 'Observation', id: 'w', status: 'final', code: coded('weight') }),
      ),
      wrong: observation(
        'by-target-value',
        group({ resourceType: 'Observation', id: 'w', status: 'final', code: coded('other') }),
      ),
      finds: ['slice-min Observation.hasMember'],
    },
    {
      title: 'entries of a Bundle by their type',
      right: {
        resourceType: 'Bundle',
        meta: { profile: [urlOf('entries')] },
        type: 'collection',
        entry: [{ fullUrl: `${A}/Patient/a`, resource: { resourceType: 'Patient', id: 'a', active: true } }],
      },
      wrong: {
        resourceType: 'Bundle',
        meta: { profile: [urlOf('entries')] },
        type: 'collection',
        entry: [{ fullUrl: `${A}/Person/a`, resource: { resourceType: 'Person', id: 'a', active: true } }],
      },
      finds: ['slice-min Bundle.entry'],
    },
    {
      title: 'entries of a Bundle by their profile',
      right: {
        resourceType: 'Bundle',
        meta: { profile: [urlOf('profiled-entries')] },
        type: 'collection',
        entry: [
          {
            fullUrl: `${A}/Observation/a`,
            resource: { resourceType: 'Observation', id: 'a', status: 'final', code: coded('weight') },
          },
        ],
      },
      wrong: {
        resourceType: 'Bundle',
        meta: { profile: [urlOf('profiled-entries')] },
        type: 'collection',
        entry: [
          {
            fullUrl: `${A}/Observation/a`,
            resource: { resourceType: 'Observation', id: 'a', status: 'final', code: coded('other') },
          },
        ],
      },
      finds: ['slice-min Bundle.entry'],
    },
    {
      title: 'a slice of a slice',
      right: patient('resliced', { identifier: [{ system: A, use: 'official', value: '1' }] }),
      wrong: patient('resliced', { identifier: [{ system: A, use: 'usual', value: '1' }] }),
      finds: ['slice-min Patient.identifier'],
    },
    {
      title: 'slices inside a slice',
      right: observation('slices-in-slices', { component: [component('one', { interpretation: [coded('high')] })] }),
      wrong: observation('slices-in-slices', { component: [component('one', { interpretation: [coded('low')] })] }),
      finds: ['slice-min Observation.component[0].interpretation'],
    },
    {
      title: 'a slice by a choice of one type',
      right: observation('of-type', { component: [component('a', { valueCodeableConcept: coded('yes') })] }),
      wrong: observation('of-type', { component: [component('a', { valueCodeableConcept: coded('no') })] }),
      finds: ['slice-min Observation.component'],
    },
    {
      title: 'a most of all items together',
      right: patient('no-more-than-two', {
        name: [
          { use: 'official', family: 'a' },
          { use: 'usual', family: 'b' },
        ],
      }),
      wrong: patient('no-more-than-two', {
        name: [
          { use: 'official', family: 'a' },
          { use: 'usual', family: 'b' },
          { use: 'old', family: 'c' },
        ],
      }),
      finds: ['cardinality-max Patient.name'],
    },
  ],
};
