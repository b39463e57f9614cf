import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a server does with a request that has come in whole; `request` is its text. */
export type Behaviour = (socket: Socket, request: string) => void;

export interface RawServer {
  readonly base: string;
  /** The requests so far, each as it came over the wire. */
  readonly requests: string[];
  stop(): Promise<void>;
}

/** A server of bare sockets: it can do what no HTTP library would let it do. The nth request gets the nth behaviour, the last stays. */
export const startRawServer = async (...behaviours: readonly Behaviour[]): Promise<RawServer> => {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      const [head, body = ''] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1] ?? 0);
      if (!text.includes('\r\n\r\n') || Buffer.byteLength(body) < length) return;
      requests.push(text);
      const behaviour = behaviours[Math.min(requests.length, behaviours.length) - 1] as Behaviour;
      behaviour(socket, text);
      text = '';
    });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}/fhir`,
    requests,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A whole and right HTTP answer. */
export const answer =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (socket) => {
    const lines = Object.entries({
      'Content-Type': 'application/fhir+json',
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n${body}`);
  };
