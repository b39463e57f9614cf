import type { Resource } from '../../fhir/json.ts';
import type { Stored } from '../gateway.ts';

/**
 * Writes of one resource at a time: all that a server without transactions offers. Failures: as `Gateway.transact`, without an expression; a
 * LostAnswer when no answer came.
 */
export interface Singles {
  /** Makes or replaces; over the version that is named, when one is. */
  put(type: string, id: string, resource: Resource, ifMatch?: string): Promise<Stored>;
  /** Makes one, unless a search of the type finds it; of several who ask so at once one makes it. */
  create(
    type: string,
    resource: Resource,
    ifNoneExist: string,
  ): Promise<{ readonly stored: Stored; readonly made: boolean }>;
  /** What is not there is deleted already. */
  delete(type: string, id: string): Promise<void>;
}
