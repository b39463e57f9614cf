import type { DisclosureConsent } from './consent.ts';
import { mayPermit } from './giver.ts';
import type { ReasonCode } from './reason.ts';
import type { Client } from './representation.ts';
import type { AccessRequest } from './request.ts';

/** What its giver makes a consent good for. */
export interface Authority {
  readonly permits: boolean;
  readonly denies: boolean;
  readonly problem?: ReasonCode;
}

/** Who gave it was entitled on its day, and did not give it to himself: without the reader the others must be entitled still. */
export const authorityOf = (consent: DisclosureConsent, client: Client, { reader }: AccessRequest): Authority => {
  const { givers, giverUnknown, entitled, given, capable } = consent;
  const profits = givers.some((giver) => reader.all.has(giver.reference));
  if (entitled && !profits) return PERMITS;
  const others = givers.filter((giver) => !reader.all.has(giver.reference));
  if (entitled && mayPermit(client, others, given, capable)) return PERMITS;
  const denies = giverUnknown || givers.some((giver) => giver.refuses);
  if (entitled) return { permits: false, denies, problem: 'giver-profits' };
  return { permits: false, denies, problem: giverUnknown ? 'giver-unknown' : 'giver-not-entitled' };
};

const PERMITS: Authority = { permits: true, denies: true };
