import { isActive } from './people.ts';
import type { Reason } from './reason.ts';
import { bandsOn, isParental, represents } from './representation.ts';
import type { AccessRequest, DisclosureRecord, Here } from './request.ts';

/**
 * The grounds on which someone sees the dossier without consent (DISC-11): the client from 12, the representative within the
 * mandate, the parents and guardians of a child until 16. Around a birthday that is not known to the day the stricter age counts.
 */
export const groundsWithoutConsent = (
  record: DisclosureRecord,
  { reader, date }: AccessRequest,
  here: Here,
): Reason[] => {
  const { client, people } = record;
  const on = { first: date, last: date };
  const bands = bandsOn(client, on);
  const reasons: Reason[] = [];
  if (reader.sure.has(client.reference) && !bands.includes('parents')) reasons.push({ code: 'own-dossier' });
  for (const reference of here) {
    const relative = people.get(reference);
    if (!relative || relative.grounds.length === 0) continue;
    if (!bands.includes('client') && isParental(client, relative, on)) {
      const young = bands.every((band) => band === 'parents');
      reasons.push({ code: young ? 'parent-of-child-under-12' : 'parent-of-child-under-16' });
    }
    const grownUp = bands.every((band) => band === 'client');
    if (grownUp && represents(client, relative, people.values(), on).surely) reasons.push({ code: 'representative' });
  }
  return reasons;
};

/** The references by which the reader is an active RelatedPerson of this client: through links that are sure only. */
export const presence = (
  { people }: DisclosureRecord,
  { reader, date }: Pick<AccessRequest, 'reader' | 'date'>,
): Here =>
  [...reader.sure].filter((reference) => {
    const relative = people.get(reference);
    return relative !== undefined && isActive(relative, date);
  });
