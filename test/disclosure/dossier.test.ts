import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disclosurePage } from '../../scripts/disclosure-page.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { PURPOSES, SECTIONS } from '../../src/disclosure/codes.ts';
import { DOSSIER, rowOf } from '../../src/disclosure/dossier.ts';
import { COMMON, OF_NO_CLIENT } from '../../src/disclosure/hidden-table.ts';
import type { JsonObject } from '../../src/fhir/json.ts';
import { agreement, carePlan } from './build.ts';

const root = join(import.meta.dirname, '../..');
const definitions = packagedDefinitions();
const inTable = new Set(DOSSIER.map(({ type }) => type));
const r4 = (name: string) =>
  JSON.parse(readFileSync(join(root, 'node_modules/hl7.fhir.r4.examples', name), 'utf8')) as JsonObject;

describe('the dossier table', () => {
  test('names every resource type of R4 once: with its path to the client, or as being of no client', () => {
    const named = [...inTable, ...COMMON, ...OF_NO_CLIENT];
    expect(named).toEqual([...new Set(named)]);
    expect(named.sort()).toEqual([...definitions.resourceTypes].sort());
  });

  test.each(DOSSIER)(
    '$type by $client: the search parameter $search finds it by that element',
    ({ type, client, search }) => {
      const parameter = definitions.searchParameters(type).get(search);
      expect(parameter).toBeDefined();
      if (client === 'id') return;
      const expression = String(parameter?.expression);
      expect(
        expression.split('|').some((part) => part.trim().replace(/\.where\(.*$/, '') === `${type}.${client}`),
      ).toBe(true);
    },
  );

  test.each(DOSSIER.filter(({ client }) => client !== 'id'))(
    '$type.$client is an element of R4',
    ({ type, client }) => {
      const elements = elementsOf(type);
      expect(elements).toContain(`${type}.${client}`);
    },
  );

  test.each(
    DOSSIER.flatMap((row) => [...(row.dates ?? []), ...(row.leftOut ?? [])].map((element) => ({ ...row, element }))),
  )('$type.$element is an element of R4', ({ type, element }) => {
    const choices = elementsOf(type)
      .filter((path) => path.endsWith('[x]'))
      .map((path) => path.slice(0, -3));
    const known = elementsOf(type).includes(`${type}.${element}`);
    expect(known || choices.some((choice) => `${type}.${element}`.startsWith(choice))).toBe(true);
  });

  const compartment = r4('CompartmentDefinition-patient.json')['resource'] as { code: string; param?: string[] }[];

  test.each(compartment.filter(({ param }) => param))(
    "$code is in R4's Patient compartment, so it has a path to the client",
    ({ code }) => {
      // A group and its members, and a Patient by his links, are other dossiers.
      if (code === 'Group') return expect(OF_NO_CLIENT).toContain(code);
      expect(inTable).toContain(code);
    },
  );

  test("what is in the table beside R4's compartment is known", () => {
    const inCompartment = new Set(compartment.filter(({ param }) => param).map(({ code }) => code));
    const beside = [...inTable].filter((type) => !inCompartment.has(type)).sort();
    // R4 has these in no Patient compartment, although they name a patient.
    expect(beside).toEqual(BESIDE);
  });

  test('every section has rows, and every row a section of the code system or none', () => {
    const codes = definitions
      .codeSystem('https://samenspel.example/fhir/CodeSystem/dossier-section')
      ?.concept?.map((c) => c.code);
    expect([...SECTIONS].sort()).toEqual(codes?.toSorted());
    for (const section of SECTIONS) expect(DOSSIER.some((row) => row.section === section)).toBe(true);
  });

  test('the codes of its filters are codes of their systems', () => {
    for (const { filter } of DOSSIER) {
      for (const text of filter?.codes ?? []) {
        const [system = '', code = ''] = text.split('|');
        const known = definitions.codeSystem(system)?.concept?.map((c) => c.code);
        // LOINC has no content here; R4 lists these codes among its types of documents.
        if (known) expect(known).toContain(code);
        else expect(JSON.stringify(r4('ValueSet-c80-doc-typecodes.json'))).toContain(`"${code}"`);
      }
    }
  });

  test('a type that is not in it has no row', () => {
    expect(rowOf({ resourceType: 'Basket', id: 'x' })).toBeUndefined();
    expect(rowOf({ resourceType: 'Binary', id: 'x' })).toBeUndefined();
  });

  test('of two rows of a type the first whose filter passes counts', () => {
    expect(rowOf(carePlan('x'))?.section).toBe('care-plan');
    expect(rowOf(agreement('x', 'RelatedPerson/els'))?.section).toBe('agreements');
  });

  test('the purposes and what is wider are those of v3-ActReason', () => {
    const parents = new Map<string, string[]>();
    const walk = (concepts: JsonObject[] | undefined, above: string[]): void => {
      for (const concept of concepts ?? []) {
        parents.set(String(concept['code']), above);
        walk(concept['concept'] as JsonObject[], [String(concept['code']), ...above]);
      }
    };
    walk(r4('CodeSystem-v3-ActReason.json')['concept'] as JsonObject[], []);
    for (const [code, wider] of PURPOSES) {
      const below = parents.get(code)?.filter((c) => !c.startsWith('_') && c !== 'PurposeOfUse');
      expect([code, below]).toEqual([code, wider]);
    }
  });

  test('docs/disclosure.md is what the table says (node scripts/disclosure-page.ts writes it)', () => {
    expect(readFileSync(join(root, 'docs/disclosure.md'), 'utf8')).toBe(disclosurePage());
  });
});

const BESIDE = ['Contract', 'Device', 'GuidanceResponse', 'Task'];

function elementsOf(type: string): string[] {
  const structure = definitions.structure(`http://hl7.org/fhir/StructureDefinition/${type}`);
  return (structure?.snapshot?.element ?? []).map(({ path }) => String(path));
}
