import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startService, type TestService } from '../http/start-service.ts';
import { freePort } from '../servers/free-port.ts';

export interface Spread {
  /** The one address: each request goes to the next instance that stands. */
  readonly base: string;
  /** Stops an instance, as a rolling update does. */
  stopOne(index: number): Promise<void>;
  /** How many requests each instance has answered. */
  answered(): readonly number[];
  stop(): Promise<void>;
}

/** So many instances of the service in front of one server, behind one address that deals requests out in turn, as a load balancer does. */
export const startSpread = async (upstream: string, instances: number): Promise<Spread> => {
  const standing = new Map<number, { readonly service: TestService; readonly port: number }>();
  const answered: number[] = Array(instances).fill(0);
  let turn = 0;
  const balancer = createServer((request, response) => {
    const indexes = [...standing.keys()];
    const index = indexes[turn++ % indexes.length] as number;
    const port = standing.get(index)?.port;
    const passed = ask(
      { host: 'localhost', port, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        answered[index] = (answered[index] ?? 0) + 1;
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.once('error', () => response.writeHead(502).end());
    request.pipe(passed);
  });
  balancer.listen(0, 'localhost');
  await once(balancer, 'listening');
  const base = `http://localhost:${(balancer.address() as AddressInfo).port}/fhir`;
  const secret = 'the same secret in each of the instances';
  for (let index = 0; index < instances; index++) {
    const settings = { base: upstream, secret };
    const port = await freePort();
    standing.set(index, { port, service: await startService(undefined, settings, { port, baseUrl: base, secret }) });
  }
  const stopOne = async (index: number): Promise<void> => {
    const one = standing.get(index);
    standing.delete(index);
    await one?.service.stop();
  };
  return {
    base,
    stopOne,
    answered: () => answered,
    stop: async () => {
      balancer.closeAllConnections();
      balancer.close();
      for (const index of [...standing.keys()]) await stopOne(index);
    },
  };
};
