import type { Resource } from '../../../src/fhir/json.ts';
import { ask, kept, status } from '../steps.ts';
import type { Asked } from '../write.ts';
import { identifier, make, R4, task, test } from './made.ts';

/** All that a server may be tempted to tidy up. */
const DETAILED: Resource = {
  resourceType: 'Observation',
  identifier: identifier('detailed'),
  status: 'final',
  code: { text: 'Gewicht' },
  valueQuantity: { value: 61.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  _effectiveDateTime: {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
  },
  note: [
    { text: 'Gewogen mét schoenen, 0,5 kg eraf — “ongeveer” ♥ 漢字 𝒳' },
    { text: 'Regel één\nRegel twee' },
    {
      _text: {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
      },
    },
  ],
  component: [
    { code: { text: 'een' }, valueInteger: 0 },
    { code: { text: 'twee' }, valueBoolean: false },
    { code: { text: 'drie' }, valueString: 'drie' },
  ],
};

const CONTAINING: Resource = task('containing', {
  contained: [{ resourceType: 'Patient', id: 'client', birthDate: '1941' }],
  for: { reference: '#client' },
});

export const values: Asked = {
  id: 'basics-values',
  title: 'Basics: values are kept',
  titleNl: 'Basis: waarden blijven wat zij zijn',
  description: 'Extensions on primitives, order, zero and false, and every character come back as they were sent.',
  descriptionNl: 'Extensies op primitieve waarden, volgorde, nul en onwaar en elk teken komen terug zoals zij kwamen.',
  tests: [
    test(
      'A resource is kept value for value',
      'Read back, it is what was sent.',
      `${R4}/json.html#primitive`,
      make('detailed', DETAILED),
      ask('get', 'Observation/${detailed-id}'),
      status('200'),
      kept('detailed-resource', DETAILED),
    ),
    test(
      'What is contained stays inside',
      'A contained resource, and the reference to it.',
      `${R4}/references.html#contained`,
      make('containing', CONTAINING),
      ask('get', 'Task/${containing-id}'),
      status('200'),
      kept('containing-resource', CONTAINING),
    ),
  ],
};
