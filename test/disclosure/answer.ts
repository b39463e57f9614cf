import type { Section } from '../../src/disclosure/codes.ts';
import type { Decision, decide } from '../../src/disclosure/decide.ts';
import { humanOf } from '../../src/disclosure/human.ts';
import { readDisclosureRecord } from '../../src/disclosure/read-record.ts';
import type { AccessRequest } from '../../src/disclosure/request.ts';
import { resourceTarget, sectionTarget } from '../../src/disclosure/target.ts';
import type { Vector } from './vector.ts';

/** What an engine of our shape answers to a vector. */
export const answer = ({ given, request }: Vector, engine: typeof decide): Decision =>
  engine(readDisclosureRecord(given), requestOf({ given, request }));

export const requestOf = ({ given, request }: Pick<Vector, 'given' | 'request'>): AccessRequest => ({
  reader: humanOf(request.reader, given.persons),
  target: request.resource ? resourceTarget(request.resource) : sectionTarget(request.section as Section),
  ...(request.purpose && { purpose: request.purpose }),
  date: request.date,
});
