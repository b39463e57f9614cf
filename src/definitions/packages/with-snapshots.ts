import type { Resource } from '../../fhir/json.ts';
import type { Definitions } from '../definitions.ts';
import type { Entry, Source } from '../source.ts';

/** A source whose StructureDefinitions have their snapshots, made where their package has none; `definitions` are of all sources. */
export const withSnapshots = (source: Source, definitions: Definitions): Source => ({
  ...source,
  read: (entry) =>
    entry.resourceType === 'StructureDefinition' ? complete(source, entry, definitions) : source.read(entry),
});

const complete = (source: Source, entry: Entry, definitions: Definitions): Resource => {
  const own = source.read(entry);
  if (own['snapshot']) return own;
  const whole = definitions.structure(entry.version ? `${entry.url}|${entry.version}` : entry.url);
  return whole?.version === entry.version ? (whole as unknown as Resource) : own;
};
