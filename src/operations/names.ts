import { objects, type Resource } from '../fhir/json.ts';

/** How a person is called: as the record writes it out, else given names and family name; empty when no name is recorded. */
export const nameOf = (person: Resource | undefined): string => {
  const names = objects(person?.['name']);
  const usual = names.find(({ use }) => use === 'usual') ?? {};
  const official = names.find(({ use }) => use !== 'usual') ?? usual;
  const family = String(official['family'] ?? usual['family'] ?? '');
  const given = (usual['given'] ?? official['given'] ?? []) as string[];
  if (given.length > 0 && family !== '') return `${given.join(' ')} ${family}`;
  return String(official['text'] ?? usual['text'] ?? ([...given, family].join(' ').trim() || ''));
};
