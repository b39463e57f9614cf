import { CANONICAL } from '../fhir/canonical.ts';
import { items, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { CONSENT_SCOPE, codingsOf, codingText } from './codes.ts';
import type { DisclosureConsent, Provision } from './consent.ts';
import { ALWAYS, daysOf } from './days.ts';
import { mayPermit, readGiver } from './giver.ts';
import type { Relative } from './people.ts';
import { readProvision } from './read-provision.ts';
import { referenceTo } from './references.ts';
import type { Client } from './representation.ts';

/** R4's elements of a Consent that do not change what its provisions mean, and those that are read here. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['resourceType', 'id', 'meta', 'language', '_language', 'text', 'contained', 'extension', 'identifier', 'status'],
  ...['scope', 'category', 'patient', 'dateTime', 'performer', 'organization', 'sourceAttachment', 'sourceReference'],
  ...['policy', 'policyRule', 'verification', 'provision'],
]);

/** The disclosure consents of exactly this client among these resources. Any order, any version of the profile. */
export const readConsents = (
  consents: readonly Resource[],
  client: Client,
  people: ReadonlyMap<string, Relative>,
): DisclosureConsent[] =>
  consents
    .filter((consent) => isDisclosure(consent) && referenceTo(consent['patient']) === client.reference)
    .map((consent) => readConsent(consent, client, people));

const PATIENT_PRIVACY = `${CONSENT_SCOPE}|patient-privacy`;

const isDisclosure = (consent: Resource): boolean =>
  consent.resourceType === 'Consent' &&
  objects(consent['scope']).flatMap(codingsOf).map(codingText).includes(PATIENT_PRIVACY);

const readConsent = (consent: Resource, client: Client, people: ReadonlyMap<string, Relative>): DisclosureConsent => {
  const root = readProvision(consent['provision']);
  const given = daysOf(consent['dateTime']);
  const performers = items(consent['performer']);
  const named = performers.map(referenceTo);
  const givers = named
    .filter((reference) => reference !== undefined)
    .map((reference) => readGiver(reference, client, people, given ?? ALWAYS));
  const capable = !saysIncapable(consent);
  const version = consent.meta?.versionId;
  const all = provisionsOf(root);
  return {
    reference: `Consent/${consent.id}`,
    version: typeof version === 'string' ? version : undefined,
    active: consent['status'] === 'active',
    unclear: [...Object.keys(consent).filter((name) => !KNOWN.has(name)), ...(given ? [] : ['dateTime'])],
    givers,
    entitled: mayPermit(client, givers, given ?? ALWAYS, capable),
    giverUnknown: named.length === 0 || named.includes(undefined),
    given: given ?? ALWAYS,
    capable,
    root,
    named: new Set(all.flatMap(({ actors }) => actors.flatMap((a) => (a.kind === 'person' ? [a.reference] : [])))),
    open: mayConcernAnyone(root),
  };
};

/** A provision with all that is nested in it. */
export const provisionsOf = (root: Provision): Provision[] => {
  const found = [root];
  for (const provision of found) found.push(...provision.children);
  return found;
};

/** What is nested in a provision for persons is for those alone. */
const mayConcernAnyone = ({ kind, actors, children }: Provision): boolean => {
  if (actors.length > 0) return actors.some((actor) => actor.kind !== 'person');
  return kind !== 'scope' || children.some(mayConcernAnyone);
};

const DECISION_CAPACITY = `${CANONICAL}/StructureDefinition/decision-capacity`;

const saysIncapable = (consent: Resource): boolean =>
  objects(consent['extension'])
    .filter((extension: JsonObject) => extension['url'] === DECISION_CAPACITY)
    .some((extension) =>
      objects(extension['extension']).some((part) => part['url'] === 'capable' && part['valueBoolean'] !== true),
    );
