import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import { isInstance } from '../operations/asked-write.ts';
import { readTransaction } from '../operations/entries.ts';
import type { Call } from '../operations/service.ts';
import { transaction } from '../operations/transaction.ts';
import { Problem } from './command.ts';

/** What the EHR held before, and then what was decided: the order in which the parts of a story are written. */
const PARTS = ['dossier.json', 'decision.json'];

/**
 * Loads the stories of a folder by the same way as any client's transaction. One that stands already, or has been changed
 * since, is left as it is. Throws a Problem that names the story when one is refused.
 */
export const loadExamples = async (call: Call, folder: string): Promise<void> => {
  for (const story of readdirSync(folder).sort()) {
    for (const part of PARTS) {
      const file = join(folder, story, part);
      if (!existsSync(file)) continue;
      const bundle = JSON.parse(readFileSync(file, 'utf8')) as Resource;
      if (await stands(call, bundle)) continue;
      await transaction(call, bundle).catch((error) => {
        throw error instanceof Failure
          ? new Problem([`the example ${story}/${part} was refused: ${error.message}`])
          : error;
      });
    }
  }
};

/** A transaction is there whole or not at all, so its first entry tells. */
const stands = async (call: Call, bundle: Resource): Promise<boolean> => {
  const { gateway } = call;
  const [first] = readTransaction(bundle, call);
  const entry = first?.kind === 'write' ? first.asked : undefined;
  if (entry?.method === 'POST' && entry.ifNoneExist) {
    const { matches } = await gateway.search(entry.type, new URLSearchParams(entry.ifNoneExist));
    return matches.length > 0;
  }
  if (entry?.method !== 'PUT' || !isInstance(entry.on)) return false;
  return gateway.read(entry.type, entry.on.id).then(
    () => true,
    (error) => {
      if (error instanceof Failure && error.kind === 'not-found') return false;
      if (error instanceof Failure && error.kind === 'gone') return true;
      throw error;
    },
  );
};
