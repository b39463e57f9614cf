import { Failure, type FailureKind, failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Read, WrittenThenRead } from '../gateway/gateway.ts';
import { decide } from './decide.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/** Writes that are plain, as they stand at this moment, and what the profiles say of them. */
export interface Prepared {
  readonly writes: readonly Write[];
  readonly reads?: readonly Read[];
  readonly found: readonly Finding[];
  /** The service bound a write to what it read; a collision then is its own to mend, by preparing anew. */
  readonly bound: boolean;
}

export interface Committed extends WrittenThenRead {
  readonly findings: readonly Finding[];
}

const MOST_ATTEMPTS = 10;

const COLLISIONS: ReadonlySet<FailureKind> = new Set(['precondition-failed', 'conflict']);

/**
 * The way of every write: prepared, decided, written. When someone else wrote in between what it was bound to, it is prepared and
 * decided anew, so that what was checked is what is written. Failures: as `decide` and `Gateway.transact`; conflict when the
 * dossier kept changing.
 */
export const commit = async (call: Call, prepare: () => Promise<Prepared>): Promise<Committed> => {
  for (let attempt = 1; ; attempt += 1) {
    const { writes, reads = [], found, bound } = await prepare();
    const findings = await decide(call, writes, found);
    try {
      const entries = writes.map(({ entry }) => entry);
      // Numbered on from the writes, so that a failure tells which of all these it is about.
      const numbered = reads.map((read, index) => ({ ...read, at: writes.length + index }));
      return { ...(await call.gateway.transactThenRead(entries, numbered)), findings };
    } catch (thrown) {
      const error = thrown instanceof Failure ? inBundle(thrown, writes, reads) : thrown;
      if (!bound || !(error instanceof Failure) || !COLLISIONS.has(error.kind)) throw error;
      if (attempt === MOST_ATTEMPTS) throw keptChanging();
    }
  }
};

/** The gateway numbers what it was given; the client sent a Bundle in which there may be more, and in another order. */
const inBundle = (error: Failure, writes: readonly Write[], reads: readonly Read[]): Failure => {
  const places = [
    ...writes.map(({ expression }) => /^Bundle\.entry\[\d+\]/.exec(expression)?.[0]),
    ...reads.map(({ at }) => `Bundle.entry[${at}]`),
  ];
  return new Failure(
    error.kind,
    error.findings.map((finding) => {
      const [, index, rest = ''] = /^Bundle\.entry\[(\d+)\](.*)$/s.exec(finding.expression) ?? [];
      const place = index === undefined ? undefined : places[Number(index)];
      return place === undefined ? finding : { ...finding, expression: place + rest };
    }),
  );
};

const keptChanging = (): Failure =>
  failure(
    'conflict',
    {
      nl: 'Anderen schreven steeds tegelijk; probeer het opnieuw.',
      en: 'Others kept writing at the same time; try again.',
    },
    { id: 'kept-changing' },
  );
