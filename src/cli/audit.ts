import { searchAll } from '../access/read-dossier.ts';
import { verify } from '../audit/verify.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type CommandContext, Problem } from './command.ts';

export const AUDIT_USAGE = 'samenspel audit verify';

/**
 * `samenspel audit verify`: checks the chains of the log of looks, and tells which events are changed, missing, double or in no
 * chain; by number and id, nothing of what they say. Exit code: 0 no faults, 1 faults. Throws a Problem for another command.
 */
export const auditCommand = async ({ parameters, stdout }: CommandContext, gateway: Gateway): Promise<number> => {
  if (parameters.length !== 1 || parameters[0] !== 'verify') throw new Problem([AUDIT_USAGE], 2);
  const { events, chains, faults } = verify(await searchAll(gateway, 'AuditEvent', { _count: '1000' }));
  for (const { kind, chain, number, id } of faults) {
    const which = chain ? `chain ${chain} number ${number}` : 'an event';
    stdout.write(`${kind}: ${which}${id ? ` (AuditEvent/${id})` : ''}\n`);
  }
  stdout.write(`${events} events in ${chains} chains, ${faults.length} faults\n`);
  return faults.length > 0 ? 1 : 0;
};
