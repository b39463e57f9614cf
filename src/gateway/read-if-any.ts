import { Failure } from '../fhir/failure.ts';
import type { FailureKind } from '../fhir/failure-kind.ts';
import type { Gateway, Stored } from './gateway.ts';

const ABSENT: ReadonlySet<FailureKind> = new Set(['not-found', 'gone']);

/** The version that stands, or undefined where none does. Failures: as `Gateway.read`, but for not-found and gone. */
export const readIfAny = (gateway: Pick<Gateway, 'read'>, type: string, id: string): Promise<Stored | undefined> =>
  gateway.read(type, id).catch((error) => {
    if (error instanceof Failure && ABSENT.has(error.kind)) return undefined;
    throw error;
  });
