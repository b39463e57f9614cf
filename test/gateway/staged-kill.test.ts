import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startCommand } from '../cli/run-command.ts';
import { startWithHabit } from '../conformance/habits.ts';
import { call, startService } from '../http/start-service.ts';
import { startWilful } from './wilful-server.ts';

const story = (name: string) => readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke', name), 'utf8');
const agreementAt = async (base: string) =>
  ((await call(`${base}/CarePlan?category=care-agreement`)).body.entry ?? []).map(
    ({ resource }: { resource: { status: string } }) => resource.status,
  );

// Who comes next waits until nobody can be busy with it any more: 15 seconds.
test('the service is killed while it writes in stages: what it began is ended by the next, and the decision stands once', async () => {
  const server = await startWilful({ transactions: 'none' });
  let writes = Number.NEGATIVE_INFINITY;
  let kill = () => {};
  const proxy = await startWithHabit(server.base, {
    what: 'kills who writes to it',
    toAnswer: (answer, { method }) => {
      // The guard is made, it is held, and two of what is decided are there.
      if (method !== 'GET' && ++writes === 4) kill();
      return answer;
    },
  });
  const killed = startCommand(['serve'], { PORT: '0', SAMENSPEL_UPSTREAM: proxy.base, SAMENSPEL_LOG: 'silent' });
  const [, base = ''] = /^Samenspel \S+ at (http\S+)/m.exec(await killed.printed(/Try: /)) ?? [];
  expect((await call(base, 'POST', story('dossier.json'))).status).toBe(200);
  kill = () => killed.kill('SIGKILL');
  writes = 0;
  await expect(call(base, 'POST', story('decision.json'))).rejects.toThrow();
  await killed.ended;
  expect(await agreementAt(server.base)).not.toContain('active');

  const service = await startService(undefined, { base: server.base });
  expect((await call(service.base, 'POST', story('decision.json'))).status).toBe(200);
  expect(await agreementAt(server.base)).toEqual(['active']);
  expect((await call(`${server.base}/Consent?category=care-consent`)).body.entry).toHaveLength(1);
  await service.stop();
  await proxy.stop();
  await server.stop();
}, 120_000);
