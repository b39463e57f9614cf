import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import { isObject, type JsonObject, objects } from '../src/fhir/json.ts';

/** docs/profiles.md: the package for people, made from the compiled package. */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'build/package');

const structures = (): StructureDefinition[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('StructureDefinition-'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StructureDefinition);

/** The text in Dutch that stands beside an English one. */
const dutch = (node: object, name: string): string => {
  const shadow = (node as JsonObject)[`_${name}`];
  const parts = objects(isObject(shadow) ? shadow['extension'] : undefined).flatMap((e) => objects(e['extension']));
  return String(parts.find((part) => part['url'] === 'content')?.['valueString'] ?? '');
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Where it stands: `activity.detail`, `extension:bondSince`; the profile itself as its type. */
const place = ({ id = '' }: ElementDefinition): string => (id.includes('.') ? id.slice(id.indexOf('.') + 1) : id);

const type = ({ type: types = [] }: ElementDefinition): string =>
  types
    .map(({ code, targetProfile, profile }) => {
      const targets = (targetProfile ?? profile ?? []).map((url) => url.slice(url.lastIndexOf('/') + 1));
      return targets.length > 0 ? `${code} (${targets.join(', ')})` : code;
    })
    .join(' or ');

const rules = ({ constraint = [] }: ElementDefinition, own: ReadonlySet<string>): string =>
  constraint
    .filter(({ key }) => own.has(key ?? ''))
    .map((c) => `**${c.key}** (${c.severity}) ${c.human}<br>*${dutch(c, 'human')}*`)
    .join('<br>');

const bound = ({ binding }: ElementDefinition): string =>
  binding?.valueSet ? `<br>${binding.strength}: ${binding.valueSet.slice(binding.valueSet.lastIndexOf('/') + 1)}` : '';

const fixed = (element: ElementDefinition): string => {
  const [, value] = Object.entries(element).find(([name]) => /^(pattern|fixed)[A-Z]/.test(name)) ?? [];
  if (value === undefined) return '';
  const coding = (value as { coding?: { code?: string }[] }).coding?.[0];
  return `<br>always \`${coding?.code ?? (typeof value === 'object' ? JSON.stringify(value) : String(value))}\``;
};

const row = (element: ElementDefinition, own: ReadonlySet<string>): string => {
  const { min, max } = element;
  const cells = [
    `\`${place(element)}\``,
    `${min}..${max}`,
    type(element) + bound(element) + fixed(element),
    meaning(element),
    rules(element, own),
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
};

/** An extension says itself what it is for. */
const titles = new Map(structures().map((structure) => [structure.url, structure]));
const meaning = ({ short = '', type: types = [] }: ElementDefinition): string => {
  const extension = titles.get(types[0]?.profile?.[0] ?? '');
  return extension ? `${extension.title} (*${dutch(extension, 'title')}*)` : short;
};

/** The elements that a builder must know: those that our profile says something of. */
const table = ({ differential, snapshot }: StructureDefinition): string[] => {
  const said = differential?.element ?? [];
  const own = new Set(said.flatMap(({ constraint = [] }) => constraint.map(({ key }) => key ?? '')));
  const ids = new Set(said.map(({ id }) => id));
  // That there can be extensions says nothing; which there are, their slices say.
  const elements = (snapshot?.element ?? []).filter(({ id = '' }) => ids.has(id) && !id.endsWith('.extension'));
  return [
    '| element | how many | type, codes | meaning | rules |',
    '|---|---|---|---|---|',
    ...elements.map((element) => row(element, own)),
  ];
};

const chapter = (structure: StructureDefinition): string[] => {
  const { id, type: of, title = '', description = '', url } = structure;
  return [
    `## ${title} (${of})`,
    '',
    `*${dutch(structure, 'title')}.* ${description}`,
    '',
    `\`${url}\`${structure.type === 'Extension' ? '' : ` · [example](../examples/valid/${id}.json) · [what breaks it](../examples/invalid/${id})`}`,
    '',
    ...table(structure),
    '',
  ];
};

export const profilesPage = (): string => {
  const all = structures();
  const profiles = all.filter((structure) => structure.type !== 'Extension');
  const extensions = all.filter((structure) => structure.type === 'Extension');
  return [
    '# The profiles',
    '',
    'Made by `node scripts/profiles-page.ts` from the compiled package. Each table has the elements that the profile says something of; the rest',
    'is as in FHIR R4. Keys of rules are those of [rules.md](rules.md). How versions go: [versioning.md](versioning.md).',
    '',
    ...profiles.flatMap(chapter),
    '# The extensions',
    '',
    ...extensions.flatMap(chapter),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
};

if (import.meta.main) writeFileSync(join(root, 'docs/profiles.md'), profilesPage());
