import { writeSync } from 'node:fs';
import type { Entry } from '../../src/gateway/gateway.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

/**
 * A process that writes until it is killed: `writer.ts <file> <run>`. Each transaction makes two resources and updates one; after
 * each answer it prints the number of the transaction, at once.
 */
const [, , file = '', run = ''] = process.argv;
const sandbox = sandboxOn(file);

for (let n = 0; ; n += 1) {
  const made = `${run}-${n}`;
  const entries: Entry[] = [
    { method: 'PUT', type: 'Patient', id: made, resource: { resourceType: 'Patient', identifier: [{ value: made }] } },
    {
      method: 'PUT',
      type: 'Task',
      id: made,
      resource: { resourceType: 'Task', status: 'requested', for: { reference: `Patient/${made}` } },
    },
    { method: 'PUT', type: 'List', id: run, resource: { resourceType: 'List', title: String(n) } },
  ];
  await sandbox.transact(entries);
  writeSync(1, `${n}\n`);
}
