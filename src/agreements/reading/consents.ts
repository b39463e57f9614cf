import type { Period } from '../../fhir/date.ts';
import { isObject, items, objects } from '../../fhir/json.ts';
import { extensionOf, isOurs, partOf } from '../ours.ts';
import type { CareConsent } from '../record.ts';
import { itemOf, referenceOf, referencesOf, type Source, type Sources } from './sources.ts';

/** The consents to care of a set, of all clients. */
export const readConsents = (sources: Sources): CareConsent[] =>
  sources
    .of('Consent')
    .filter(({ resource }) => isOurs(resource, 'care-consent'))
    .map((source) => readConsent(source, sources));

const readConsent = (source: Source, sources: Sources): CareConsent => {
  const { resource } = source;
  const provision = isObject(resource['provision']) ? resource['provision'] : {};
  const targets = (name: string) =>
    referencesOf(
      sources,
      objects(provision[name]).map((part) => part['reference'] ?? null),
    );
  const capable = partOf(extensionOf(resource, 'decision-capacity'), 'capable');
  return {
    ...itemOf(source),
    client: sources.same(referenceOf(resource['patient'])),
    state: String(resource['status']),
    agreements: targets('data'),
    carers: targets('actor'),
    givers: referencesOf(sources, items(resource['performer'])).map((reference) => ({
      reference,
      known: sources.find(reference) !== undefined || !/^(RelatedPerson\/|urn:)/.test(reference),
    })),
    date: typeof resource['dateTime'] === 'string' ? resource['dateTime'] : undefined,
    period: periodOf(provision['period']),
    capable: typeof capable === 'boolean' ? capable : undefined,
  };
};

export const periodOf = (node: unknown): Period => (isObject(node) ? (node as Period) : {});
