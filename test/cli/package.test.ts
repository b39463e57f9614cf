import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const project = join(import.meta.dirname, '../..');

describe('samenspel package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-package-'));
  const out = join(folder, 'samenspel.tgz');
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    expect(await runCommand(['package', '--out', out])).toMatchObject({ code: 0, stderr: '' });
  });

  test('writes what FHIR tools take: manifest, index, definitions with snapshots, examples', async () => {
    await extract({ file: out, cwd: folder });
    const read = (name: string) => JSON.parse(readFileSync(join(folder, 'package', name), 'utf8'));
    const { name, version, dependencies } = read('package.json');
    expect([name, dependencies]).toEqual(['samenspel', { 'hl7.fhir.r4.core': '4.0.1' }]);
    expect(version).toBe(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version);
    const indexed = read('.index.json').files.map(({ filename }: { filename: string }) => filename);
    const held = readdirSync(join(folder, 'package')).filter((file) => /^[A-Z].*\.json$/.test(file));
    expect(held.sort()).toEqual(indexed.sort());
    expect(read('StructureDefinition-mantelzorger.json').snapshot.element.length).toBeGreaterThan(10);
    const named = ({ resourceType, id }: { resourceType: string; id: string }) => `${resourceType}-${id}.json`;
    const examples = readdirSync(join(folder, 'package/example')).filter((file) => file !== '.index.json');
    expect(examples).toEqual(expect.arrayContaining(['RelatedPerson-dochter-els.json', 'Bundle-mieke-decision.json']));
    for (const [at, files] of [
      ['', held],
      ['example/', examples],
    ] as const) {
      const index = read(`${at}.index.json`);
      expect([at, index['index-version']]).toEqual([at, 2]);
      expect(index.files.map(({ filename }: { filename: string }) => filename).sort()).toEqual([...files].sort());
      for (const file of files) expect(named(read(`${at}${file}`))).toBe(file);
    }
    const ofProfile = read('.index.json').files.find(({ id }: { id: string }) => id === 'mantelzorger');
    expect(ofProfile).toEqual({
      filename: 'StructureDefinition-mantelzorger.json',
      resourceType: 'StructureDefinition',
      id: 'mantelzorger',
      url: 'https://samenspel.example/fhir/StructureDefinition/mantelzorger',
      version,
      kind: 'resource',
      type: 'RelatedPerson',
      derivation: 'constraint',
    });
  });

  test('its ImplementationGuide names every definition and every example, in groups that it has', () => {
    const read = (name: string) => JSON.parse(readFileSync(join(folder, 'package', name), 'utf8'));
    const { definition, packageId, fhirVersion, dependsOn } = read('ImplementationGuide-samenspel.json');
    const names = (index: string): string[] =>
      read(index).files.map(({ resourceType, id }: { resourceType: string; id: string }) => `${resourceType}/${id}`);
    const said = definition.resource.map(({ reference }: { reference: { reference: string } }) => reference.reference);
    const all = [...names('.index.json'), ...names('example/.index.json')];
    expect(said.sort()).toEqual(all.filter((name) => name !== 'ImplementationGuide/samenspel').sort());
    const groups = definition.grouping.map(({ id }: { id: string }) => id);
    for (const { groupingId } of definition.resource) expect(groups).toContain(groupingId);
    expect([packageId, fhirVersion, dependsOn]).toEqual(['samenspel', ['4.0.1'], undefined]);
  });

  test('writes the same bytes again', async () => {
    const again = join(folder, 'again.tgz');
    await runCommand(['package', '--out', again]);
    expect(readFileSync(again).equals(readFileSync(out))).toBe(true);
  });

  test('and the validator takes it as it takes any package', async () => {
    const person = join(folder, 'person.json');
    const profile = 'https://samenspel.example/fhir/StructureDefinition/mantelzorger';
    writeFileSync(person, JSON.stringify({ resourceType: 'RelatedPerson', patient: { reference: 'Patient/x' } }));
    const { code, stdout } = await runCommand(['validate', person, '--package', out, '--profile', profile]);
    expect([code, /\[ROLE-1\]/.test(stdout)]).toEqual([1, true]);
  });

  test('says in one line what cannot be', async () => {
    const { code, stderr } = await runCommand(['package', '--out', join(folder, 'none', 'x.tgz')]);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect((await runCommand(['package', 'prepaer'])).code).toBe(2);
  });
});
