import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../src/definitions/packages/open-package.ts';
import { openPackages } from '../../src/definitions/packages/open-packages.ts';
import { openPrepared, writePrepared } from '../../src/definitions/prepared.ts';
import { createDefinitions } from '../../src/definitions/registry.ts';
import { render } from '../../src/fhir/text.ts';
import { packagesFolder, valueSet, write, writePackage, writeTarball } from './make-package.ts';

const folder = packagesFolder();
const COLOURS = 'http://example.org/ValueSet/colours';
const colours = (version: string, codes: string[]) => ({
  name: 'org.example.colours',
  version,
  resources: [valueSet(COLOURS, version, codes)],
});
const codesIn = (definitions: ReturnType<typeof createDefinitions>, canonical = COLOURS) =>
  definitions.valueSet(canonical)?.compose?.include[0]?.concept?.map(({ code }) => code);
const definitionsAt = (...paths: string[]) => {
  const { sources, problems } = openPackages(paths);
  return createDefinitions(sources, problems);
};
const told = (definitions: ReturnType<typeof createDefinitions>) =>
  definitions.problems().map(({ text, parameters }) => render(text, 'en', parameters));

describe('a package is read from', () => {
  test.each([
    { form: 'a tarball', make: (at: string) => writeTarball(`${at}.tgz`, colours('1.0.0', ['red'])) },
    { form: 'a folder as npm unpacks it', make: (at: string) => writePackage(at, colours('1.0.0', ['red'])) },
    {
      form: 'a package of a FHIR cache',
      make: (at: string) => {
        writePackage(join(at, 'org.example.colours#1.0.0/package'), colours('1.0.0', ['red']));
        return join(at, 'org.example.colours#1.0.0');
      },
    },
    {
      form: 'a whole FHIR cache',
      make: (at: string) => {
        writePackage(join(at, 'org.example.colours#1.0.0/package'), colours('1.0.0', ['red']));
        return at;
      },
    },
    {
      form: 'a folder of JSON, in folders too, with files that are not ours',
      make: (at: string) => {
        write(join(at, 'terminology/whatever.json'), `\uFEFF${JSON.stringify(valueSet(COLOURS, '1.0.0', ['red']))}`);
        write(join(at, 'notes.json'), 'not JSON, and no resource either');
        write(join(at, 'patient.json'), { resourceType: 'Patient', id: 'x' });
        return at;
      },
    },
    {
      form: 'what was prepared',
      make: (at: string) => {
        writePrepared(openPackages([writePackage(`${at}-unpacked`, colours('1.0.0', ['red']))]).sources, at);
        return at;
      },
    },
  ])('$form', ({ form, make }) => {
    const definitions = definitionsAt(make(join(folder, form.replaceAll(' ', '-'))));
    expect(codesIn(definitions)).toEqual(['red']);
    expect(codesIn(definitions, `${COLOURS}|1.0.0`)).toEqual(['red']);
    expect(codesIn(definitions, `${COLOURS}|2.0.0`)).toBeUndefined();
    expect(definitions.valueSet('http://example.org/no')).toBeUndefined();
    expect(told(definitions)).toEqual([]);
  });

  test('a folder that is not there, and a file that is no package, are said to be so', () => {
    expect(() => openPackage(join(folder, 'nowhere'))).toThrow(`There is no package at ${join(folder, 'nowhere')}`);
    const whole = writeTarball(join(folder, 'cut.tgz'), colours('1.0.0', ['red']));
    writeFileSync(whole, readFileSync(whole).subarray(0, 300));
    expect(() => openPackage(whole)).toThrow(`${whole} is no FHIR package`);
    writeFileSync(join(folder, 'text.tgz'), 'text');
    expect(() => openPackage(join(folder, 'text.tgz'))).toThrow('is no FHIR package');
    expect(() => openPrepared(join(folder, 'nowhere'))).toThrow('No prepared definitions');
  });

  test('a file that is not JSON is named and the rest is read', () => {
    const at = writePackage(join(folder, 'broken'), colours('1.0.0', ['red']));
    write(join(at, 'ValueSet-broken.json'), '{ "resourceType": "ValueSet", ');
    const definitions = definitionsAt(at);
    expect(codesIn(definitions)).toEqual(['red']);
    expect(told(definitions)).toEqual([`${join(at, 'ValueSet-broken.json')} is not JSON and was passed over.`]);
  });

  test('a package for another version of FHIR is passed over, and so is such a definition', () => {
    const r5 = { ...colours('1.0.0', ['red']), fhirVersions: ['5.0.0'] };
    const definitions = definitionsAt(writePackage(join(folder, 'r5'), r5));
    expect(codesIn(definitions)).toBeUndefined();
    expect(told(definitions)).toEqual([
      'org.example.colours#1.0.0 is for FHIR 5.0.0, not for R4 (4.0), and was passed over.',
    ]);
    const patient = 'http://hl7.org/fhir/StructureDefinition/Patient';
    write(join(folder, 'r5-loose/patient.json'), {
      resourceType: 'StructureDefinition',
      url: patient,
      fhirVersion: '5.0.0',
    });
    expect(definitionsAt(join(folder, 'r5-loose')).structure(patient)).toBeUndefined();
  });
});

describe('of several versions', () => {
  const cache = join(folder, 'versions');
  for (const version of ['1.0.0', '1.10.0', '1.9.0', '2.0.0-beta'])
    writePackage(join(cache, `org.example.colours#${version}/package`), colours(version, [version]));

  test.each([
    { asked: COLOURS, got: '2.0.0-beta' },
    { asked: `${COLOURS}|1.9.0`, got: '1.9.0' },
    { asked: `${COLOURS}|1.10.0`, got: '1.10.0' },
    { asked: `${COLOURS}|1`, got: '1.10.0' },
    { asked: `${COLOURS}|1.9`, got: '1.9.0' },
    { asked: `${COLOURS}|3.0.0`, got: undefined },
  ])('$asked is $got', ({ asked, got }) => {
    expect(codesIn(definitionsAt(cache), asked)).toEqual(got && [got]);
  });

  test('each definition keeps to the version that its own package has or depends on', () => {
    const at = join(folder, 'mixed');
    const ALL = 'http://example.org/ValueSet/all';
    const all = (version: string, on: string) => ({
      name: 'org.example.all',
      version,
      dependencies: { 'org.example.colours': on },
      resources: [valueSet(ALL, version, [], { compose: { include: [{ valueSet: [COLOURS] }] } })],
    });
    cpSync(cache, at, { recursive: true });
    writePackage(join(at, 'org.example.all#1.0.0/package'), all('1.0.0', '1.0.0'));
    writePackage(join(at, 'org.example.all#2.0.0/package'), all('2.0.0', '1.9.x'));
    const definitions = definitionsAt(at);
    const included = (canonical: string) => definitions.valueSet(canonical)?.compose?.include[0]?.valueSet;
    expect(included(`${ALL}|1.0.0`)).toEqual([`${COLOURS}|1.0.0`]);
    expect(included(ALL)).toEqual([`${COLOURS}|1.9.0`]);

    writePrepared(openPackages([at]).sources, join(folder, 'mixed-prepared'));
    const prepared = definitionsAt(join(folder, 'mixed-prepared'));
    expect(prepared.valueSet(`${ALL}|1.0.0`)?.compose?.include[0]?.valueSet).toEqual([`${COLOURS}|1.0.0`]);
  });
});

describe('what a package depends on', () => {
  const depending = (on: string, version: string) => ({
    name: 'org.example.depending',
    version: '1.0.0',
    dependencies: { [on]: version, 'hl7.fhir.r4.core': '4.0.1' },
    resources: [],
  });

  test.each([
    {
      place: 'a cache',
      make: (at: string) => writePackage(join(at, 'org.example.colours#1.2.0/package'), colours('1.2.0', ['red'])),
    },
    {
      place: 'node_modules',
      make: (at: string) => writePackage(join(at, 'org.example.colours'), colours('1.2.0', ['red'])),
    },
    {
      place: 'a folder of tarballs',
      make: (at: string) => writeTarball(join(at, 'org.example.colours-1.2.0.tgz'), colours('1.2.0', ['red'])),
    },
  ])('is followed in $place, and what that depends on too', ({ place, make }) => {
    const at = join(folder, `beside-${place.replaceAll(' ', '-')}`);
    make(at);
    writePackage(join(at, 'org.example.middle'), {
      ...depending('org.example.colours', '1.2.x'),
      name: 'org.example.middle',
    });
    const definitions = definitionsAt(
      writePackage(join(at, 'org.example.depending'), depending('org.example.middle', '1.0.0')),
    );
    expect(codesIn(definitions)).toEqual(['red']);
    expect(told(definitions)).toEqual([]);
  });

  test('is looked for in further folders', () => {
    writePackage(join(folder, 'elsewhere/org.example.colours#1.2.0/package'), colours('1.2.0', ['red']));
    const at = writePackage(join(folder, 'alone'), depending('org.example.colours', '1.2.0'));
    const { sources, problems } = openPackages([at], { folders: [join(folder, 'elsewhere')] });
    expect(problems).toEqual([]);
    expect(codesIn(createDefinitions(sources))).toEqual(['red']);
  });

  test('is named once when it is not at hand, or only in another version beside it', () => {
    writePackage(join(folder, 'lacking/org.example.colours#3.0.0/package'), colours('3.0.0', ['red']));
    const at = writePackage(join(folder, 'lacking/org.example.depending'), depending('org.example.colours', '1.0.0'));
    expect(told(definitionsAt(at, at))).toEqual([
      'org.example.depending#1.0.0 depends on org.example.colours#1.0.0, which is not at hand.',
    ]);
  });

  test('may be given in another version, which then counts', () => {
    const given = writePackage(join(folder, 'given'), colours('3.0.0', ['red']));
    const at = writePackage(join(folder, 'wanting'), depending('org.example.colours', '1.0.0'));
    const definitions = definitionsAt(at, given);
    expect(codesIn(definitions)).toEqual(['red']);
    expect(told(definitions)).toEqual([
      'org.example.depending#1.0.0 depends on org.example.colours#1.0.0, which is not at hand; org.example.colours#3.0.0 is, and counts in its place.',
    ]);
  });

  test('may be in a circle', () => {
    const at = join(folder, 'circle');
    const one = writePackage(join(at, 'org.example.depending'), depending('org.example.other', '1.0.0'));
    writePackage(join(at, 'org.example.other'), {
      ...depending('org.example.depending', '1.0.0'),
      name: 'org.example.other',
    });
    expect(openPackages([one]).problems).toEqual([]);
  });
});
