import { createHmac, timingSafeEqual } from 'node:crypto';

/** The names of spaces: what a tester likes, and behind it what nobody guesses. */
export interface SpaceNames {
  /** A new name that begins with what was wished, as far as that can stand in an address. */
  make(wish: string): string;
  /** Whether the name was made here: such a space may be opened again, any other is not there. */
  isOurs(name: string): boolean;
}

const LONGEST_WISH = 24;
const SEAL = 8;

/**
 * Names that are sealed with a secret, so that nothing has to be kept of a space that nobody uses: `wish-random-seal`. With the same secret they stay good in another
 * process. `random` gives letters and digits that cannot be guessed.
 */
export const spaceNames = (secret: string, random: () => string): SpaceNames => {
  const seal = (name: string): string =>
    BigInt(`0x${createHmac('sha256', secret).update(name).digest('hex')}`)
      .toString(36)
      .slice(0, SEAL)
      .padEnd(SEAL, '0');
  return {
    make: (wish) => {
      const name = [slug(wish), random()].filter((part) => part !== '').join('-');
      return `${name}-${seal(name)}`;
    },
    isOurs: (name) => {
      const [, sealed, given] = /^([a-z0-9-]{1,80})-([a-z0-9]{8})$/.exec(name) ?? [];
      return (
        sealed !== undefined && given !== undefined && timingSafeEqual(Buffer.from(given), Buffer.from(seal(sealed)))
      );
    },
  };
};

const slug = (wish: string): string =>
  wish
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_WISH)
    .replaceAll(/^-+|-+$/g, '');
