import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packagesFolder, write, writeTarball } from '../definitions/make-package.ts';
import { runCommand } from './run-command.ts';

const folder = packagesFolder();
const PROFILE = 'http://example.org/StructureDefinition/named-patient';

/** A profile with a differential only, in which one element is misspelt. */
const profile = {
  resourceType: 'StructureDefinition',
  id: 'named-patient',
  url: PROFILE,
  version: '1.0.0',
  name: 'NamedPatient',
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: {
    element: [
      { id: 'Patient.name', path: 'Patient.name', min: 1 },
      { id: 'Patient.gendre', path: 'Patient.gendre', min: 1 },
    ],
  },
};
const parts = {
  name: 'org.example.patients',
  version: '1.0.0',
  dependencies: { 'org.example.not-here': '1.0.0' },
  resources: [profile],
};
const MISSING = 'samenspel: org.example.patients#1.0.0 depends on org.example.not-here#1.0.0, which is not at hand.\n';
const MISSPELT = `samenspel: What ${PROFILE} says of Patient.gendre was passed over: its base has no such element.\n`;

describe('FHIR packages on the command line', () => {
  const tarball = writeTarball(join(folder, 'org.example.patients-1.0.0.tgz'), parts);
  const patient = join(folder, 'patient.json');
  write(patient, { resourceType: 'Patient', meta: { profile: [PROFILE] } });

  test('a profile of a package that is given is held to, and what the package lacks is said once', async () => {
    const { code, stdout, stderr } = await runCommand(['validate', patient, '--package', tarball], { HOME: folder });
    expect(stdout).toMatch(/error Patient\.name: name is missing: at least 1, found 0\. \[cardinality-min\]/);
    expect(stderr).toBe(MISSING + MISSPELT);
    expect(code).toBe(1);
  });

  test('a package is prepared once, and then given, or named in the environment', async () => {
    const out = join(folder, 'prepared');
    const prepared = await runCommand(['package', 'prepare', tarball, '--out', out], { HOME: folder });
    expect(prepared).toMatchObject({
      code: 0,
      stderr: MISSING + MISSPELT,
      stdout: `${out}: 1 definitions of 1 packages\n`,
    });
    const given = await runCommand(['validate', patient, '--package', out]);
    expect(given.stdout).toMatch(/Patient\.name: name is missing/);
    const configured = await runCommand(['validate', patient], { SAMENSPEL_PACKAGES: out });
    expect(configured).toEqual({ ...given, stderr: '' });
  });

  test.each([
    {
      what: 'a package that is not there',
      parameters: ['validate', '-', '--package', 'nowhere.tgz'],
      line: /There is no package at nowhere\.tgz/,
    },
    { what: 'no package to prepare', parameters: ['package', 'prepare', '--out', 'x'], line: /which package/ },
    { what: 'nowhere to write it', parameters: ['package', 'prepare', tarball], line: /--out/ },
    {
      what: 'a package without definitions',
      parameters: ['package', 'prepare', join(import.meta.dirname), '--out', 'x'],
      line: /no definitions for R4 in/,
    },
  ])('ends with 2 and one clear line for $what', async ({ parameters, line }) => {
    const { code, stdout, stderr } = await runCommand(parameters, { HOME: folder });
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
