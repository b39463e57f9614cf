import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bundle, OperationOutcome, Parameters, Resource } from '@medplum/fhirtypes';
import smart from 'fhirclient';
import { openBrowser } from '../issuer/browser.ts';
import type { Connect } from './client.ts';

type SmartClient = Awaited<ReturnType<ReturnType<typeof smart>['ready']>>;

/** fhirclient (SMART's own) in an app of its own: it is launched, finds the issuer, somebody logs in, and it goes on with the token that it got. */
export const smartApp: Connect = async (base, who) => {
  const client = await launch(base, who);
  const json = { 'Content-Type': 'application/fhir+json' };
  return {
    run: (operation, given) =>
      client.request<Parameters>({ url: operation, method: 'POST', body: JSON.stringify(given), headers: json }),
    read: (type, id) => client.request<Resource>(`${type}/${id}`),
    pages: async (type, query) => {
      const pages: Bundle[] = [];
      const onPage = (page: unknown) => void pages.push(page as Bundle);
      await client.request(`${type}?${new URLSearchParams(query)}`, { pageLimit: 0, onPage });
      return pages;
    },
    refusal: (error) => {
      // It puts the body behind its own words, and keeps no other copy.
      const { status, message } = error as { status: number; message: string };
      return { status, outcome: JSON.parse(message.slice(message.indexOf('{'))) as OperationOutcome };
    },
  };
};

/** The app's two pages, `launch` and `app`, and somebody's way through them. */
const launch = async (base: string, who: string): Promise<SmartClient> => {
  const kept = new Map<string, unknown>();
  const storage = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => kept.set(key, value).get(key),
    unset: async (key: string) => kept.delete(key),
  };
  let ready: SmartClient | undefined;
  const server = createServer(async (request, response) => {
    const api = smart(request, response, storage as never);
    if (request.url?.startsWith('/launch')) {
      const scope = 'openid fhirUser user/*.cruds';
      await api.authorize({ iss: base, clientId: 'samenspel-app', scope, redirectUri: '/app', pkceMode: 'required' });
      return;
    }
    ready = await api.ready();
    response.end('ready');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const app = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    const browser = openBrowser();
    const sent = await browser.visit(`${app}/launch`);
    const back = await browser.choose(await browser.visit(sent.url.href), 'who', who);
    await browser.visit(back.url.href);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  if (!ready) throw new Error('the app did not get ready');
  return ready;
};
