import { fileURLToPath } from 'node:url';

/** The path of what comes with the package: the same place seen from src, from dist, and from what dist is bundled to. */
export const beside = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
