import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { searchAll } from '../access/read-dossier.ts';
import { cutsBefore } from '../audit/cut.ts';
import { readStub, type Stub, signedIn, stubEvent } from '../audit/stub.ts';
import { type Fault, type Verified, verify } from '../audit/verify.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type CommandContext, Problem } from './command.ts';
import { SYNOPSIS } from './synopsis.ts';

export const AUDIT_USAGE = `${SYNOPSIS['audit verify']}, or ${SYNOPSIS['audit cut']}`;

export interface AuditSettings {
  /** How many days looks are kept; for ever when undefined. */
  readonly days: number | undefined;
  /** The file of the key, a private JWK, that stubs are signed with. */
  readonly keyFile: string | undefined;
  readonly now: () => Date;
}

/**
 * `samenspel audit verify`: checks the chains of the log of looks, and tells which events are changed, missing, double, forged or in no
 * chain; by number and id, nothing of what they say. Exit code: 0 no faults, 1 faults.
 * `samenspel audit cut`: removes what is older than the configured days from the beginnings of the chains, and leaves a signed stub for each. A log with faults is not cut,
 * since that would hide them. Throws a Problem for another command, without days or a key.
 */
export const auditCommand = async (
  { parameters, stdout }: CommandContext,
  gateway: Gateway,
  settings: AuditSettings,
): Promise<number> => {
  const [command, ...more] = parameters;
  if (more.length > 0 || (command !== 'verify' && command !== 'cut')) throw new Problem([AUDIT_USAGE], 2);
  const log = await readLog(gateway, settings.keyFile);
  const { events, chains, faults } = log.verified;
  for (const { kind, chain, number, id } of faults) {
    const which = chain ? `chain ${chain} number ${number}` : 'an event';
    stdout.write(`${kind}: ${which}${id ? ` (AuditEvent/${id})` : ''}\n`);
  }
  stdout.write(`${events} events in ${chains} chains, ${faults.length} faults\n`);
  if (command === 'cut') {
    if (faults.length > 0) throw new Problem(['the log has faults: nothing was cut, since that would hide them']);
    stdout.write(`${await cut(gateway, log, settings)} events were too old, and were removed\n`);
  }
  return faults.length > 0 ? 1 : 0;
};

interface Log {
  readonly events: readonly Resource[];
  readonly stubs: ReadonlyMap<string, Resource>;
  readonly verified: Verified;
}

const readLog = async (gateway: Gateway, keyFile: string | undefined): Promise<Log> => {
  const all = await searchAll(gateway, 'AuditEvent', { _count: '1000' });
  const events = all.filter((event) => signedIn(event) === undefined);
  const left = all.filter((event) => signedIn(event) !== undefined);
  const key = left.length > 0 ? readKey(keyFile) : undefined;
  const stubs: Stub[] = [];
  const byChain = new Map<string, Resource>();
  const forged: Fault[] = [];
  for (const event of left) {
    const stub = key && (await readStub(String(signedIn(event)), key));
    if (!stub) forged.push({ kind: 'forged', chain: '', number: 0, id: String(event.id) });
    else {
      stubs.push(stub);
      byChain.set(stub.chain, event);
    }
  }
  const { faults, ...counts } = verify(events, stubs);
  return { events, stubs: byChain, verified: { ...counts, faults: [...faults, ...forged] } };
};

/** One transaction for each chain: the beginning is there, or its stub is. Answers how many events were removed. */
const cut = async (
  gateway: Gateway,
  { events, stubs }: Log,
  { days, keyFile, now }: AuditSettings,
): Promise<number> => {
  if (days === undefined) throw new Problem(['set SAMENSPEL_AUDIT_DAYS: how many days looks are kept'], 2);
  const key = readKey(keyFile);
  const today = now();
  const before = new Date(today.getTime() - days * 86_400_000).toISOString();
  let removed = 0;
  for (const { ids, ...stub } of cutsBefore(events, before, today.toISOString())) {
    const old = stubs.get(stub.chain);
    await gateway.transact([
      ...[...ids, ...(old ? [String(old.id)] : [])].map((id) => ({
        method: 'DELETE' as const,
        type: 'AuditEvent',
        id,
      })),
      { method: 'POST', type: 'AuditEvent', resource: await stubEvent(stub, key) },
    ]);
    removed += ids.length;
  }
  return removed;
};

const readKey = (file: string | undefined): JWK => {
  if (file === undefined)
    throw new Problem(['set SAMENSPEL_AUDIT_KEY: the file of the key that stubs are signed with'], 2);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch {
    throw new Problem([`${file} is no JWK`], 2);
  }
};
