import type { Vector } from '../vector.ts';
import { CONSENTS } from './consents.ts';
import { FLAWS } from './flaws.ts';
import { GIVER } from './giver.ts';
import { GROUNDS } from './grounds.ts';
import { PARTS } from './parts.ts';

/** The published files of vectors, by name. */
export const FILES: Readonly<Record<string, readonly Vector[]>> = {
  consents: CONSENTS,
  flaws: FLAWS,
  giver: GIVER,
  grounds: GROUNDS,
  parts: PARTS,
};
