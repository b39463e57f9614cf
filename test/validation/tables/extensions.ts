import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', active: true, ...more });
const R4 = 'http://hl7.org/fhir/StructureDefinition/';
const simple = (name: string, context: string, elements: Record<string, object>, more: object = {}) =>
  profile(
    name,
    'Extension',
    { 'Extension.extension': { max: '0' }, 'Extension.url': { fixedUri: urlOf(name) }, ...elements },
    { kind: 'complex-type', context: [{ type: 'element', expression: context }], ...more },
  );

const div = '<div xmlns="http://www.w3.org/1999/xhtml">a</div>';
const qualifier = { url: urlOf('qualifier'), valueCode: 'x' };
const qualified = (...given: string[]) => ({ given, _given: given.map(() => ({ extension: [qualifier] })) });

export const extensions: Table = {
  kind: 'extensions',
  profiles: [
    simple('qualifier', 'Element', { 'Extension.value[x]': { min: 1, type: [{ code: 'code' }] } }),
    profile('qualified', 'Patient', {
      'Patient.name.given': {},
      'Patient.name.given.extension': {
        slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
        min: 1,
      },
      'Patient.name.given.extension:qualifier': {
        sliceName: 'qualifier',
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: [urlOf('qualifier')] }],
      },
    }),
    simple('colour', 'Patient', { 'Extension.value[x]': { min: 1, type: [{ code: 'code' }] } }),
    simple('on-name', 'HumanName', { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } }),
    simple('on-family', 'HumanName.family', { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } }),
    simple('on-any-string', 'string', { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } }),
    simple(
      'inside',
      '',
      { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } },
      {
        context: [{ type: 'extension', expression: urlOf('colour-and-shape') }],
      },
    ),
    simple(
      'by-path',
      '',
      { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } },
      {
        context: [{ type: 'fhirpath', expression: "Patient.name.where(use = 'official')" }],
      },
    ),
    simple(
      'only-when-active',
      'Patient',
      { 'Extension.value[x]': { min: 1, type: [{ code: 'string' }] } },
      {
        contextInvariant: ['active = true'],
      },
    ),
    profile(
      'colour-and-shape',
      'Extension',
      {
        'Extension.extension': { slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' }, min: 1 },
        'Extension.extension:colour': { min: 1, max: '1' },
        'Extension.extension:colour.url': { fixedUri: 'colour' },
        'Extension.extension:colour.value[x]': { min: 1, type: [{ code: 'code' }] },
        'Extension.extension:shape': { min: 0, max: '1' },
        'Extension.extension:shape.url': { fixedUri: 'shape' },
        'Extension.extension:shape.value[x]': { min: 1, type: [{ code: 'string' }] },
        'Extension.url': { fixedUri: urlOf('colour-and-shape') },
        'Extension.value[x]': { max: '0' },
      },
      { kind: 'complex-type', context: [{ type: 'element', expression: 'Patient' }] },
    ),
    profile(
      'never',
      'Extension',
      {
        'Extension.extension': { max: '0' },
        'Extension.url': { fixedUri: urlOf('never') },
        'Extension.value[x]': { min: 1, type: [{ code: 'boolean' }] },
      },
      { kind: 'complex-type', context: [{ type: 'element', expression: 'Patient' }] },
    ),
    profile('coloured', 'Patient', {
      'Patient.extension': { slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' } },
      'Patient.extension:colour': { min: 1, max: '1', type: [{ code: 'Extension', profile: [urlOf('colour')] }] },
    }),
  ],
  cases: [
    {
      title: 'a value of another type',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({ extension: [{ url: urlOf('colour'), valueString: 'red' }] }),
      finds: ['type-wrong Patient.extension[0].value'],
    },
    {
      title: 'no value',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({ extension: [{ url: urlOf('colour'), id: 'a' }] }),
      finds: ['cardinality-min Patient.extension[0].value', 'ext-1 Patient.extension[0]'],
    },
    {
      title: 'a value and extensions',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({
        extension: [
          { url: urlOf('colour'), valueCode: 'red', extension: [{ url: 'http://a.example', valueCode: 'x' }] },
        ],
      }),
      finds: ['cardinality-max Patient.extension[0].extension', 'ext-1 Patient.extension[0]'],
    },
    {
      title: 'no url',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({ extension: [{ valueCode: 'red' }] }),
      finds: ['cardinality-min Patient.extension[0].url'],
    },
    {
      title: 'a url that is relative',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({ extension: [{ url: 'colour', valueCode: 'red' }] }),
      finds: ['extension-url Patient.extension[0]'],
    },
    {
      title: 'on another type of resource',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: { resourceType: 'Organization', name: 'a', extension: [{ url: urlOf('colour'), valueCode: 'red' }] },
      finds: ['extension-context Organization.extension[0]'],
    },
    {
      title: 'on another element',
      right: patient({ name: [{ family: 'a', extension: [{ url: urlOf('on-name'), valueString: 'b' }] }] }),
      wrong: patient({ name: [{ family: 'a' }], extension: [{ url: urlOf('on-name'), valueString: 'b' }] }),
      finds: ['extension-context Patient.extension[0]'],
    },
    {
      title: 'on a primitive',
      right: patient({
        name: [{ family: 'a', _family: { extension: [{ url: urlOf('on-family'), valueString: 'b' }] } }],
      }),
      wrong: patient({
        name: [{ given: ['a'], _given: [{ extension: [{ url: urlOf('on-family'), valueString: 'b' }] }] }],
      }),
      finds: ['extension-context Patient.name[0].given[0].extension[0]'],
    },
    {
      title: 'on any primitive of a type',
      right: patient({
        name: [{ given: ['a'], _given: [{ extension: [{ url: urlOf('on-any-string'), valueString: 'b' }] }] }],
      }),
      wrong: patient({
        birthDate: '2000',
        _birthDate: { extension: [{ url: urlOf('on-any-string'), valueString: 'b' }] },
      }),
      finds: ['extension-context Patient.birthDate.extension[0]'],
    },
    {
      title: 'only inside another extension',
      right: patient({
        extension: [
          {
            url: urlOf('colour-and-shape'),
            extension: [
              { url: 'colour', valueCode: 'red' },
              { url: urlOf('inside'), valueString: 'b' },
            ],
          },
        ],
      }),
      wrong: patient({ extension: [{ url: urlOf('inside'), valueString: 'b' }] }),
      finds: ['extension-context Patient.extension[0]'],
    },
    {
      title: 'where a FHIRPath says',
      right: patient({
        name: [{ use: 'official', family: 'a', extension: [{ url: urlOf('by-path'), valueString: 'b' }] }],
      }),
      wrong: patient({
        name: [{ use: 'usual', family: 'a', extension: [{ url: urlOf('by-path'), valueString: 'b' }] }],
      }),
      finds: ['extension-context Patient.name[0].extension[0]'],
    },
    {
      title: 'only where an invariant of its context holds',
      right: patient({ extension: [{ url: urlOf('only-when-active'), valueString: 'b' }] }),
      wrong: {
        resourceType: 'Patient',
        active: false,
        extension: [{ url: urlOf('only-when-active'), valueString: 'b' }],
      },
      finds: ['extension-context Patient.extension[0]'],
    },
    {
      title: 'a part of a complex one that must be there',
      right: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'colour', valueCode: 'red' }] }],
      }),
      wrong: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'shape', valueString: 'round' }] }],
      }),
      finds: ['slice-min Patient.extension[0].extension'],
    },
    {
      title: 'a part of a complex one of another type',
      right: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'colour', valueCode: 'red' }] }],
      }),
      wrong: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'colour', valueInteger: 1 }] }],
      }),
      finds: ['type-wrong Patient.extension[0].extension[0].value'],
    },
    {
      title: 'a part of a complex one too often',
      right: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'colour', valueCode: 'red' }] }],
      }),
      wrong: patient({
        extension: [
          {
            url: urlOf('colour-and-shape'),
            extension: [
              { url: 'colour', valueCode: 'red' },
              { url: 'colour', valueCode: 'blue' },
            ],
          },
        ],
      }),
      finds: ['slice-max Patient.extension[0].extension'],
    },
    {
      title: 'a part that a complex one does not have',
      right: patient({
        extension: [{ url: urlOf('colour-and-shape'), extension: [{ url: 'colour', valueCode: 'red' }] }],
      }),
      wrong: patient({
        extension: [
          {
            url: urlOf('colour-and-shape'),
            extension: [
              { url: 'colour', valueCode: 'red' },
              { url: 'weight', valueCode: 'x' },
            ],
          },
        ],
      }),
      finds: ['extension-url Patient.extension[0].extension[1]'],
    },
    {
      title: 'one that a profile asks for',
      right: patient({
        meta: { profile: [urlOf('coloured')] },
        extension: [{ url: urlOf('colour'), valueCode: 'red' }],
      }),
      wrong: patient({ meta: { profile: [urlOf('coloured')] } }),
      finds: ['slice-min Patient.extension'],
    },
    {
      title: 'one that a profile allows once',
      right: patient({
        meta: { profile: [urlOf('coloured')] },
        extension: [{ url: urlOf('colour'), valueCode: 'red' }],
      }),
      wrong: patient({
        meta: { profile: [urlOf('coloured')] },
        extension: [
          { url: urlOf('colour'), valueCode: 'red' },
          { url: urlOf('colour'), valueCode: 'blue' },
        ],
      }),
      finds: ['slice-max Patient.extension'],
    },
    {
      title: 'an unknown one that changes the meaning',
      right: patient({ extension: [{ url: `${R4}patient-birthPlace`, valueAddress: { city: 'a' } }] }),
      wrong: patient({ modifierExtension: [{ url: 'http://a.example/unknown', valueCode: 'x' }] }),
      finds: ['modifier-extension-unknown Patient.modifierExtension[0]'],
    },
    {
      title: 'one that is no modifier, used as one',
      right: patient({ extension: [{ url: urlOf('never'), valueBoolean: true }] }),
      wrong: patient({ modifierExtension: [{ url: urlOf('never'), valueBoolean: true }] }),
      finds: ['extension-modifier Patient.modifierExtension[0]'],
    },
    {
      title: 'a reason instead of its url',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({
        extension: [
          { _url: { extension: [{ url: `${R4}data-absent-reason`, valueCode: 'unknown' }] }, valueCode: 'red' },
        ],
      }),
      finds: ['extension-url-extended Patient.extension[0].url'],
    },
    {
      title: 'one on its url',
      right: patient({ extension: [{ url: urlOf('colour'), valueCode: 'red' }] }),
      wrong: patient({
        extension: [
          {
            url: urlOf('colour'),
            _url: { extension: [{ url: `${R4}data-absent-reason`, valueCode: 'unknown' }] },
            valueCode: 'red',
          },
        ],
      }),
      finds: ['extension-url-extended Patient.extension[0].url'],
    },
    {
      title: 'one that a profile asks of a primitive',
      right: patient({ meta: { profile: [urlOf('qualified')] }, name: [qualified('a')] }),
      wrong: patient({ meta: { profile: [urlOf('qualified')] }, name: [{ given: ['a'] }] }),
      finds: ['cardinality-min Patient.name[0].given[0].extension', 'slice-min Patient.name[0].given[0].extension'],
    },
    {
      title: 'one that a profile asks of each primitive of a list',
      right: patient({ meta: { profile: [urlOf('qualified')] }, name: [qualified('a', 'b')] }),
      wrong: patient({
        meta: { profile: [urlOf('qualified')] },
        name: [{ given: ['a', 'b'], _given: [{ extension: [qualifier] }, null] }],
      }),
      finds: ['cardinality-min Patient.name[0].given[1].extension', 'slice-min Patient.name[0].given[1].extension'],
    },
    {
      title: 'one that a profile allows once on a primitive',
      right: patient({ meta: { profile: [urlOf('qualified')] }, name: [qualified('a')] }),
      wrong: patient({
        meta: { profile: [urlOf('qualified')] },
        name: [{ given: ['a'], _given: [{ extension: [qualifier, qualifier] }] }],
      }),
      finds: ['slice-max Patient.name[0].given[0].extension'],
    },
    {
      title: 'an id alone, where a profile asks an extension of a primitive',
      right: patient({
        meta: { profile: [urlOf('qualified')] },
        name: [{ given: ['a'], _given: [{ id: 'x', extension: [qualifier] }] }],
      }),
      wrong: patient({ meta: { profile: [urlOf('qualified')] }, name: [{ given: ['a'], _given: [{ id: 'x' }] }] }),
      finds: ['cardinality-min Patient.name[0].given[0].extension', 'slice-min Patient.name[0].given[0].extension'],
    },
    {
      title: 'one on a narrative, which has none',
      right: patient({ text: { status: 'generated', div } }),
      wrong: patient({
        text: { status: 'generated', div, _div: { extension: [{ url: `${R4}rendered-value`, valueString: 'a' }] } },
      }),
      finds: ['cardinality-max Patient.text.div.extension', 'extension-context Patient.text.div.extension[0]'],
    },
    {
      title: 'one of R4, in its context',
      right: patient({
        birthDate: '2000-01-01',
        _birthDate: { extension: [{ url: `${R4}patient-birthTime`, valueDateTime: '2000-01-01T10:00:00Z' }] },
      }),
      wrong: patient({ extension: [{ url: `${R4}patient-birthTime`, valueDateTime: '2000-01-01T10:00:00Z' }] }),
      finds: ['extension-context Patient.extension[0]'],
    },
    {
      title: 'a modifier where the type has none',
      right: { resourceType: 'Patient', contact: [{ name: { family: 'a' } }] },
      wrong: {
        resourceType: 'Patient',
        name: [{ family: 'a', modifierExtension: [{ url: 'http://a.example', valueCode: 'x' }] }],
      },
      finds: ['element-unknown Patient.name[0].modifierExtension'],
    },
  ],
};
