import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { MASKED, redact, type Sight } from '../../src/disclosure/redact.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { agreement, carePlan, MOTHER } from './build.ts';

const ELS = 'RelatedPerson/els';
const OURS = 'https://samenspel.example/fhir/StructureDefinition';
const known = new Set([MOTHER, ELS, 'Goal/walk']);
const carer: Sight = { whole: false, own: false, shows: (reference) => known.has(reference) };
const own: Sight = { ...carer, own: true };
const whole: Sight = { whole: true, own: false, shows: (reference) => reference !== 'Task/concern' };

const plan = carePlan('zorgplan', {
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Diabetes</div>' },
  note: [{ text: 'Niet zeggen dat...' }],
  goal: [{ reference: 'Goal/walk' }, { reference: 'Goal/secret', display: 'Secret' }],
  addresses: [{ reference: 'Condition/diabetes', display: 'Diabetes' }],
  supportingInfo: [{ display: 'Diabetes' }, { identifier: { system: 'x', value: 'Diabetes' } }, { reference: '#k' }],
  author: { reference: 'PractitionerRole/nurse', display: 'Fatima' },
  contained: [{ resourceType: 'Condition', id: 'k', code: { text: 'Diabetes' }, subject: { reference: MOTHER } }],
  activity: [
    {
      progress: [{ text: 'Niet zeggen' }],
      detail: { status: 'in-progress', performer: [{ reference: 'RelatedPerson/jan', display: 'Jan' }] },
    },
  ],
});

describe('what a carer sees of a permitted resource', () => {
  const seen = redact(plan, carer);

  test.each(['Diabetes', 'Secret', 'Niet zeggen', 'Jan', 'Condition', 'RelatedPerson/jan'])(
    'nothing of %s',
    (secret) => {
      expect(JSON.stringify(seen)).not.toContain(secret);
    },
  );

  test('references to what is hidden, and to nothing, look the same', () => {
    expect(seen['goal']).toEqual([{ reference: 'Goal/walk' }, MASKED]);
    expect(seen['addresses']).toEqual([MASKED]);
    expect(redact(carePlan('x', { addresses: [{ reference: 'Condition/none' }] }), carer)['addresses']).toEqual([
      MASKED,
    ]);
  });

  test('professionals stay readable, by name', () => {
    expect(seen['author']).toEqual({ reference: 'PractitionerRole/nurse', display: 'Fatima' });
  });

  test('a medicine that is contained stays, and so does the reference to it', () => {
    const medication = { resourceType: 'Medication', id: 'm', code: { text: 'Insuline' } };
    const request = {
      resourceType: 'MedicationRequest',
      id: 'r',
      contained: [medication],
      medicationReference: { reference: '#m' },
    };
    expect(redact(request, carer)).toEqual(request);
  });

  test('the resource itself is not changed', () => {
    const before = structuredClone(plan);
    redact(plan, carer);
    expect(plan).toEqual(before);
  });

  test('the same every time, and once more changes nothing', () => {
    expect(redact(plan, carer)).toEqual(seen);
    expect(redact(seen, carer)).toEqual(seen);
  });
});

describe('an agreement', () => {
  const detail = {
    status: 'in-progress',
    performer: [{ reference: ELS }],
    extension: [
      { url: `${OURS}/boundaries`, extension: [{ url: 'unable', valueString: 'De dosis aanpassen.' }] },
      {
        url: `${OURS}/achterwacht`,
        extension: [{ url: 'who', valueReference: { display: 'Dienstdoende verpleegkundige' } }],
      },
    ],
  };
  const its = (seen: Resource) => (seen['activity'] as [{ detail: Record<string, unknown> }])[0].detail;

  test('of the reader shows limits and achterwacht, also where that is a name alone', () => {
    expect(its(redact(agreement('g', ELS, { activity: [{ detail }] }), own))).toEqual(detail);
  });

  test('of another shows the achterwacht, not what that carer is able to do', () => {
    const theirs = { ...detail, performer: [{ reference: 'RelatedPerson/jan' }] };
    expect(its(redact(agreement('g', ELS, { activity: [{ detail: theirs }] }), carer))).toEqual({
      ...theirs,
      performer: [MASKED],
      extension: [detail.extension[1]],
    });
  });
});

describe('who sees the whole dossier', () => {
  test('sees every element', () => expect(redact(plan, whole)).toEqual(plan));

  test('but no reference to what is hidden all the same, nor the narrative beside it', () => {
    const about: Resource = { ...plan, supportingInfo: [{ reference: 'Task/concern' }] };
    const { text: _, ...rest } = about as Record<string, unknown>;
    expect(redact(about, whole)).toEqual({ ...rest, supportingInfo: [MASKED] });
  });
});

describe('what is left is still valid', () => {
  const validator = createValidator(packagedDefinitions());
  const folder = join(import.meta.dirname, '../../examples/valid');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const nothing: Sight = { whole: false, own: false, shows: () => false };

  test.each(names)('%s, with every reference masked, has no fault that R4 sees', (name) => {
    const { meta: _, ...resource } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Resource;
    const errors = (one: Resource) =>
      validator.validate(one).filter((f) => f.severity === 'error' && f.outcome === 'failed');
    expect(errors(redact(resource, nothing)).map(({ id, expression }) => `${id} ${expression}`)).toEqual(
      errors(resource).map(({ id, expression }) => `${id} ${expression}`),
    );
  });
});
