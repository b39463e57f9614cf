import { fileURLToPath } from 'node:url';
import type { Definitions } from './definitions.ts';
import { openPrepared } from './prepared.ts';
import { createDefinitions } from './registry.ts';
import type { Source } from './source.ts';

/** Where the build leaves the prepared definitions: the same place seen from src, from dist, and from what dist is bundled to (dist/command). */
const FOLDER = fileURLToPath(new URL('../../build/definitions', import.meta.url));

/** R4 and the Samenspel package, as they come with this version. Throws an Error when they have not been prepared. */
export const packagedSource = (): Source => openPrepared(FOLDER);

/** The definitions of `packagedSource`, and nothing else. */
export const packagedDefinitions = (): Definitions => createDefinitions([packagedSource()]);
