#!/usr/bin/env node
// Lays out a FHIR package cache from the npm packages (the FHIR package server is not reachable here).
//   node layout.mjs <folder of hl7.fhir.r4.examples> <folder with further unpacked npm packages> <home>   -> writes <home>/.fhir/packages/...
// hl7.fhir.r4.core is not on npm, but hl7.fhir.r4.examples 4.0.1 holds every conformance resource of it.
import fs from 'node:fs';
import path from 'node:path';

const [r4, further, home] = process.argv.slice(2);
const cache = path.join(home, '.fhir/packages');
const CORE = new Set([
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'SearchParameter',
  'ConceptMap',
  'OperationDefinition',
  'CapabilityStatement',
  'NamingSystem',
  'StructureMap',
  'ImplementationGuide',
  'CompartmentDefinition',
]);
const write = (dir, f, o) => fs.writeFileSync(path.join(dir, f), JSON.stringify(o));
const make = (id, pkg) => {
  const d = path.join(cache, id, 'package');
  fs.rmSync(path.join(cache, id), { recursive: true, force: true });
  fs.mkdirSync(d, { recursive: true });
  write(d, 'package.json', pkg);
  return d;
};
const index = (d) => {
  const files = [];
  for (const f of fs.readdirSync(d)) {
    if (!f.endsWith('.json') || f === 'package.json' || f.startsWith('.')) continue;
    const r = JSON.parse(fs.readFileSync(path.join(d, f), 'utf8'));
    if (!r.resourceType) continue;
    files.push({
      filename: f,
      resourceType: r.resourceType,
      id: r.id,
      url: r.url,
      version: r.version,
      kind: r.kind,
      type: typeof r.type === 'string' ? r.type : undefined,
      supplements: r.supplements,
      content: typeof r.content === 'string' ? r.content : undefined,
      valueSet: typeof r.valueSet === 'string' ? r.valueSet : undefined,
      derivation: r.derivation,
    });
  }
  write(d, '.index.json', { 'index-version': 2, files });
  return files.length;
};
const raw = (f) => JSON.parse(fs.readFileSync(f, 'utf8').replace(/^\uFEFF/, ''));
{
  // R4 core
  const from = r4;
  const d = make('hl7.fhir.r4.core#4.0.1', {
    name: 'hl7.fhir.r4.core',
    version: '4.0.1',
    'tools-version': 3,
    type: 'fhir.core',
    canonical: 'http://hl7.org/fhir',
    url: 'http://hl7.org/fhir/R4',
    title: 'FHIR R4 package : Core',
    fhirVersions: ['4.0.1'],
    dependencies: {},
    directories: { lib: 'package' },
  });
  for (const f of fs.readdirSync(from)) {
    if (!CORE.has(f.split('-')[0])) continue;
    let r;
    try {
      r = raw(path.join(from, f));
    } catch {
      continue;
    }
    if (!r.url || !CORE.has(r.resourceType)) continue;
    if (r.resourceType === 'StructureDefinition' && !r.snapshot) continue; // two unfinished examples
    write(d, `${r.resourceType}-${r.id}.json`, r);
  }
  console.log('hl7.fhir.r4.core#4.0.1', index(d));
}
for (const id of ['hl7.terminology.r4', 'hl7.fhir.uv.extensions.r4']) {
  const from = path.join(further, id, 'package');
  if (!fs.existsSync(from)) continue;
  const p = raw(path.join(from, 'package.json'));
  p.dependencies = { 'hl7.fhir.r4.core': '4.0.1' }; // the two depend on each other and on versions that are not on npm
  const d = make(`${id}#${p.version}`, p);
  for (const f of fs.readdirSync(from))
    if (f.endsWith('.json') && f !== 'package.json' && !f.startsWith('.'))
      fs.copyFileSync(path.join(from, f), path.join(d, f));
  console.log(`${id}#${p.version}`, index(d));
}
{
  // the engine insists on this package for cross-version extensions; an empty one does
  const d = make('hl7.fhir.xver-extensions#0.1.0', {
    name: 'hl7.fhir.xver-extensions',
    version: '0.1.0',
    'tools-version': 3,
    type: 'fhir.ig',
    canonical: 'http://hl7.org/fhir',
    url: 'http://hl7.org/fhir',
    fhirVersions: ['4.0.1'],
    dependencies: {},
    directories: { lib: 'package' },
  });
  index(d);
}
fs.writeFileSync(path.join(cache, 'packages.ini'), '[cache]\nversion = 4\n\n[urls]\n\n[local]\n\n[packages]\n');
fs.writeFileSync(path.join(home, '.fhir/fhir-settings.json'), JSON.stringify({ prohibitNetworkAccess: true }));
