import { writeSync } from 'node:fs';
import type { Entry } from '../../src/gateway/gateway.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

/** Clients of one writer, side by side, so that their transactions share commits. */
export const LANES = 4;

/**
 * A process that writes until it is killed: `writer.ts <file> <run>`. In each lane one transaction after another makes two resources and updates
 * one; after each answer it prints the lane and the number of the transaction, at once.
 */
const write = async (file: string, run: string): Promise<void> => {
  const sandbox = sandboxOn(file);
  const lane = async (name: string, at: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const made = `${name}-${n}`;
      const resource = { resourceType: 'Patient', identifier: [{ value: made }] };
      const task = { resourceType: 'Task', status: 'requested', for: { reference: `Patient/${made}` } };
      const entries: Entry[] = [
        { method: 'PUT', type: 'Patient', id: made, resource },
        { method: 'PUT', type: 'Task', id: made, resource: task },
        { method: 'PUT', type: 'List', id: name, resource: { resourceType: 'List', title: String(n) } },
      ];
      await sandbox.transact(entries);
      writeSync(1, `${at} ${n}\n`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, at) => lane(`${run}-${at}`, at)));
};

const [, , file, run] = process.argv;
if (import.meta.main && file !== undefined && run !== undefined) await write(file, run);
