import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { slim } from '../../../src/definitions/slim.ts';
import { isObject, type JsonObject, objects, type Resource } from '../../../src/fhir/json.ts';
import { CASES, isAbout } from './cases.ts';

/**
 * Writes hl7.ndjson: the snapshots that the HL7 validator makes of the cases. In: HL7_JUDGE, the command that starts it (JSON lines
 * in and out; `op` add and snapshot), and what that needs in the environment.
 */
const judge = process.env['HL7_JUDGE'];
if (!judge) throw new Error('HL7_JUDGE names the command that starts the HL7 validator');

const child = spawn(judge, [], { stdio: ['pipe', 'pipe', 'ignore'] });
const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const ask = async (question: JsonObject): Promise<JsonObject> => {
  child.stdin.write(`${JSON.stringify(question)}\n`);
  for (;;) {
    const { value, done } = await answers.next();
    if (done) throw new Error('the HL7 validator has ended');
    if (value.startsWith('{')) {
      const answer = JSON.parse(value);
      if (!answer.ready) return answer;
    }
  }
};

const snapshots: Record<string, unknown> = {};
for (const resource of CASES) {
  const answer = await ask({ op: 'snapshot', resource });
  const made = answer['resource'];
  if (!isObject(made)) throw new Error(`${resource.id}: ${JSON.stringify(answer).slice(0, 400)}`);
  console.error(resource.id, answer['notes']);
  const elements = objects((slim(made as Resource)['snapshot'] as JsonObject)['element']);
  snapshots[resource.id as string] = elements.filter(({ id }) => isAbout(resource, String(id)));
  await ask({ op: 'add', resource: made as Resource });
}
child.stdin.end();
// Since 6.8 it says the version of everything that a definition refers to.
const lines = Object.entries(snapshots).map(([id, elements]) =>
  JSON.stringify({ id, elements }).replaceAll('|4.0.1"', '"'),
);
writeFileSync(join(import.meta.dirname, 'hl7.ndjson'), `${lines.join('\n')}\n`);
