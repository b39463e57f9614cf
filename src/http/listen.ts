import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError } from './client-error.ts';

export interface Listening {
  /** The port that it listens on; the one asked for unless that was 0. */
  readonly port: number;
  /** Takes no more connections, lets what runs end, then resolves. */
  close(): Promise<void>;
}

/**
 * Milliseconds that a connection may be idle. Longer than clients and proxies keep one (mostly up to a minute): where the server closes first, it
 * may do so just as the next request is on its way, which then fails for no reason that its sender could know.
 */
const KEEP_ALIVE = 65_000;

/** Listens, and rejects with node's own error (EADDRINUSE, EACCES, ENOTFOUND) when that cannot be. */
export const listen = (handle: RequestListener, host: string, port: number): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer(handle);
    server.keepAliveTimeout = KEEP_ALIVE;
    server.on('clientError', answerClientError);
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port, close: () => closed(server) });
    });
  });

/** What still runs after this long, in milliseconds, is cut: a process that is told to stop must end. */
const LONGEST_END = 30_000;
const SWEEP = 50;

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // A connection that has just been answered on is kept by its client, and would hold the server up.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    const cut = setTimeout(() => server.closeAllConnections(), LONGEST_END);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
