import { extensionsOf, hasCode } from '../agreements/ours.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, type Resource } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { clientsOf } from './clients.ts';
import type { Call } from './service.ts';

const TOPICS = `${CANONICAL}/CodeSystem/meeting-topic`;

/** A care-plan meeting, and the reference of the client whose plan was discussed. */
interface Meeting {
  readonly meeting: Resource;
  readonly client: string | undefined;
}

/** The care-plan meetings in which a topic (a code of meeting-topic) was discussed, of clients of the organisations that `includes` says. */
export const meetingsAbout = async (
  { gateway }: Call,
  topic: string,
  includes: (organisation: string | undefined) => boolean,
): Promise<Meeting[]> => {
  const query = new URLSearchParams({ type: `${CANONICAL}/CodeSystem/record-type|care-plan-meeting` });
  const about = (await allMatches(gateway, 'Encounter', query))
    .map(({ resource }) => resource)
    .filter((meeting) =>
      extensionsOf(meeting, 'meeting-topic').some(
        ({ valueCodeableConcept }) => isObject(valueCodeableConcept) && hasCode(valueCodeableConcept, TOPICS, topic),
      ),
    );
  const ids = [...new Set(about.flatMap(clientsOf))];
  const organisations = new Map<string, string | undefined>();
  for (let at = 0; at < ids.length; at += MOST_VALUES) {
    const some = new URLSearchParams({ _id: ids.slice(at, at + MOST_VALUES).join(',') });
    for (const { resource } of await allMatches(gateway, 'Patient', some)) {
      const { managingOrganization: by } = resource;
      organisations.set(String(resource.id), isObject(by) ? String(by['reference']) : undefined);
    }
  }
  return about.flatMap((meeting) => {
    const [client] = clientsOf(meeting);
    return client === undefined || includes(organisations.get(client))
      ? [{ meeting, client: client && `Patient/${client}` }]
      : [];
  });
};

/** A list of values goes in a URL. */
const MOST_VALUES = 100;
