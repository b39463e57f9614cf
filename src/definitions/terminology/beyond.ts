import type { Membership } from '../membership.ts';

/** Who can be asked for what the definitions at hand do not tell. It answers from what it knows already: asking takes time. */
export interface Beyond {
  inSet(valueSet: string, system: string, code: string): Membership;
  inSystem(system: string, code: string): Membership;
}
