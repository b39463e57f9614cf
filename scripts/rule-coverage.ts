/** Every id of the rules of the domain, by its family: how many there are. */
const FAMILIES = {
  ROLE: 10,
  CARE: 10,
  ACT: 21,
  SUPPORT: 7,
  SOCK: 1,
  EVAL: 7,
  CONCERN: 7,
  DISC: 13,
  LIAB: 4,
  NET: 1,
  LIST: 7,
} as const;

export const DOMAIN_IDS: readonly string[] = Object.entries(FAMILIES).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, index) => `${family}-${index + 1}`),
);

/** `ACT-2-volunteer` is a part of ACT-2. */
export const domainIdOf = (id: string): string => /^[A-Z]+-\d+/.exec(id)?.[0] ?? id;

/** The decision on disclosure has its own vectors for these (docs/disclosure.md). */
const DISCLOSURE = 'part of the decision on disclosure: src/disclosure, docs/disclosure.md';

const told = (list: string) => `told by $work-list?list=${list}: src/agreements/work.ts`;

/** What has no rule of its own here, and why. */
export const WITHOUT_RULE: Readonly<Record<string, string>> = {
  'DISC-3': DISCLOSURE,
  'DISC-4': DISCLOSURE,
  'DISC-5': 'held by CARE-7',
  'DISC-6': DISCLOSURE,
  'DISC-8': DISCLOSURE,
  'DISC-10': DISCLOSURE,
  'DISC-11': DISCLOSURE,
  'DISC-12': DISCLOSURE,
  'NET-1': 'told by $care-network: src/agreements/network.ts',
  'LIST-1': told('volunteers'),
  'LIST-2': told('agreements'),
  'LIST-3': told('evaluations'),
  'LIST-4': told('concerns'),
  'LIST-5': told('ending'),
  'LIST-6': told('meetings'),
  'LIST-7': told('concerns'),
};
