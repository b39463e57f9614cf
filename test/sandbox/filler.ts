import { writeSync } from 'node:fs';
import { Failure } from '../../src/fhir/failure.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

/**
 * A process that writes until the disk is full: `filler.ts <file>`. Prints the number of each acknowledged transaction of two, how the next
 * one was refused, and whether what stands can still be read.
 */
const [, , file = ''] = process.argv;
const sandbox = sandboxOn(file);
const put = (type: string, id: string): Entry => ({
  method: 'PUT',
  type,
  id,
  resource: { resourceType: type, id, name: [{ family: 'secret'.repeat(1000) }] },
});

try {
  for (let n = 0; ; n += 1) {
    await sandbox.transact([put('Patient', `${n}`), put('Practitioner', `${n}`)]);
    writeSync(1, `${n}\n`);
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  const { resource } = await sandbox.read('Patient', '0');
  writeSync(1, `${error.kind} ${error.message.includes('secret')} ${resource.id}\n`);
}
