import type { Days } from './days.ts';
import type { Relative } from './people.ts';
import { bandsOn, type Client, counts, isParental, represents } from './representation.ts';

/** Someone who gave a consent, and what he could decide for the client on its day. */
export interface Giver {
  readonly reference: string;
  readonly client: boolean;
  /** Surely, on every day that the consent's dateTime may mean. */
  readonly parent: boolean;
  readonly representative: boolean;
  /** Whether a refusal by this giver counts: he had, perhaps, something to say about it. */
  readonly refuses: boolean;
}

export const readGiver = (
  reference: string,
  client: Client,
  people: ReadonlyMap<string, Relative>,
  on: Days,
): Giver => {
  const relative = people.get(reference);
  if (reference === client.reference || !relative) {
    const isClient = reference === client.reference;
    return { reference, client: isClient, parent: false, representative: false, refuses: isClient };
  }
  const parental = isParental(client, relative, on);
  const representation = represents(client, relative, people.values(), on);
  const child = bandsOn(client, on).some((band) => band !== 'client');
  return {
    reference,
    client: false,
    parent: parental && counts(relative, on).surely,
    representative: representation.surely,
    refuses: (parental && child && counts(relative, on).perhaps) || representation.perhaps,
  };
};

/**
 * Whether these givers together were entitled to permit (CARE-3..6): at every age that the client may have had. A client who is
 * found unable to decide about this very matter (`capable` false) needs his representative, or the parent of a child.
 */
export const mayPermit = (client: Client, givers: readonly Giver[], on: Days, capable: boolean): boolean => {
  const parent = givers.some((giver) => giver.parent);
  const own = capable && givers.some((giver) => giver.client);
  return bandsOn(client, on).every((band) => {
    if (band === 'parents') return parent;
    if (band === 'child-and-parents') return parent && (own || !capable);
    return own || givers.some((giver) => giver.representative);
  });
};
