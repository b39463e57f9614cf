import { createHash } from 'node:crypto';
import { failure } from '../fhir/failure.ts';
import { type Seal, sealFor } from '../gateway/upstream/seal.ts';

/** Where a page of a limited search ended, in the pages of the server behind. */
export interface Place {
  /** The page of the server that the last resource shown stood on. */
  readonly page: string;
  /** How many of that page were looked at. */
  readonly taken: number;
  /** The last of these, which tells the place better while it stands there. */
  readonly last: string;
}

/** The parameter of a next link in which the place travels. */
export const PLACE = '_cursor';

/** Places all have the same length, but for very long searches: what the server was asked tells nothing by its length. */
const STEP = 512;

/** Next links are of use to one person, for the very search that they came from. */
export interface Places {
  close(place: Place, query: URLSearchParams): string;
  /** Failures: invalid, for a place that is none, or is somebody else's or another search's. */
  open(sealed: string, query: URLSearchParams): Place;
}

export const placesFor = (secret: string, bearer: string): Places => {
  const seal: Seal = sealFor(secret, bearer);
  return {
    close: (place, query) => {
      const text = JSON.stringify([hashOf(query), place.page, place.taken, place.last]);
      return seal.close(text.padEnd(Math.ceil(text.length / STEP) * STEP));
    },
    open: (sealed, query) => {
      const text = seal.open(sealed);
      const [hash, page, taken, last] = text === undefined ? [] : (JSON.parse(text) as unknown[]);
      if (hash !== hashOf(query)) throw noSuchPage();
      return { page: String(page), taken: Number(taken), last: String(last) };
    },
  };
};

const hashOf = (query: URLSearchParams): string => {
  const asked = [...query].filter(([name]) => name !== PLACE);
  return createHash('sha256').update(new URLSearchParams(asked).toString()).digest('base64url');
};

const noSuchPage = () =>
  failure('invalid', { nl: 'Deze pagina bestaat niet.', en: 'There is no such page.' }, { id: 'page-unknown' });
