import type { Stored } from '../gateway/gateway.ts';
import { readIfAny } from '../gateway/read-if-any.ts';
import type { Call } from './service.ts';

/** The version that stands on the whole server, or undefined where none does. Failures: as `Gateway.read`, but for not-found and gone. */
export const currentIfAny = (call: Call, type: string, id: string): Promise<Stored | undefined> =>
  readIfAny(call.server, type, id);
