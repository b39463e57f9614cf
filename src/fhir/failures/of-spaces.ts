import type { Told } from './told.ts';

/** Failures of the sandbox for testers, `samenspel serve --sandbox`. */
export const OF_SPACES = {
  'space-unknown': {
    kinds: ['not-found'],
    when: 'No space of the sandbox has this name.',
    remedy: 'Open a space on the start page, or by POST /t.',
  },
  'space-full': {
    kinds: ['too-many-requests'],
    when: 'A space of the sandbox holds as much as it may; it is read from, and takes no more.',
    remedy: 'Reset the space. Retry-After says when it starts anew by itself, if nobody uses it.',
  },
  'spaces-full': {
    kinds: ['too-many-requests'],
    when: 'All spaces of the sandbox are in use.',
    remedy: 'Wait as long as Retry-After says: then the one that was not used longest is closed.',
  },
} as const satisfies Readonly<Record<string, Told>>;
