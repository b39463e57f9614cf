import { Failure, failure } from '../../fhir/failure.ts';
import type {
  EntryResult,
  Gateway,
  HistoryPage,
  HistoryScope,
  Read,
  SearchOptions,
  SearchPage,
  Stored,
} from '../gateway.ts';
import type { Singles } from '../staged/singles.ts';
import { type Caller, type Credentials, identify } from './credentials.ts';
import { type Answer, type Exchange, type OnFault, openExchange } from './exchange.ts';
import { Fault, failureOf } from './fault.ts';
import { historyPageOf } from './history-page.ts';
import type { Patience } from './patience.ts';
import { refusalOf } from './refusal.ts';
import { type Seal, sealFor } from './seal.ts';
import { historyPath, searchPageOf, searchRequest } from './search-page.ts';
import { serviceTokens } from './service-token.ts';
import { singleWrites } from './single-writes.ts';
import { storedOf } from './stored.ts';
import { bundleOf, refusedIn, resultsOf } from './transaction-bundle.ts';
import { openWire, type WireOptions } from './wire.ts';

export interface UpstreamOptions extends WireOptions {
  /** The base URL of a FHIR R4 server, without a slash at the end. */
  readonly base: string;
  readonly credentials: Credentials;
  /** What links to next pages are sealed with; the same in every instance of the service. */
  readonly secret: string;
  readonly patience: Patience;
  readonly onFault?: OnFault | undefined;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** A FHIR server as it is spoken to for somebody. */
export interface Speaking extends Gateway {
  /** Writes of one resource at a time, for a server that has no transactions. */
  readonly singles: Singles;
}

/** A FHIR server behind a base URL. Used as it is, it speaks for the service itself. */
export interface Upstream extends Speaking {
  /** The same server, spoken to for one caller: with the caller's token, where that is how we are let in, and request id. */
  for(caller: Caller): Speaking;
  /** Requests as they are, for whoever wants to know what the server does with them. */
  readonly exchange: Exchange;
  /** Breaks off what runs: whoever waits for it gets upstream-cut, as when the server had done so. */
  cut(): Promise<void>;
}

/**
 * The port over HTTP. Every read and search asks for what stands now (`Cache-Control: no-cache`: HAPI may answer a search from
 * an older one), since decisions rest on it. What is only read is asked again when the answer does not come; a write never is.
 */
export const openUpstream = (options: UpstreamOptions): Upstream => {
  const { base, credentials, secret, patience, onFault, now } = options;
  const wire = openWire(options);
  const tokens =
    credentials.kind === 'service' ? serviceTokens({ ...options, wire, identity: credentials.identity }) : undefined;
  const exchangeFor = (caller: Caller): Exchange => {
    const headers = () => identify(credentials, tokens, caller);
    return openExchange({ wire, base, headers, onUnauthorized: () => tokens?.forget(), patience, onFault, now });
  };
  const speaking = (caller: Caller): Speaking => {
    const asCaller = credentials.kind === 'caller' && caller.authorization !== undefined;
    const exchange = exchangeFor(caller);
    const seal = sealFor(secret, caller.whom ?? caller.authorization ?? '');
    const gateway = gatewayOver(exchange, { base, asCaller, seal });
    return { ...gateway, singles: singleWrites({ exchange, gateway, asCaller }) };
  };
  return {
    ...speaking({}),
    for: speaking,
    exchange: exchangeFor({}),
    close: () => wire.close(),
    cut: () => wire.cut(),
  };
};

interface Surroundings {
  readonly base: string;
  /** The caller's own token goes along. */
  readonly asCaller: boolean;
  readonly seal: Seal;
}

const FRESH = { 'cache-control': 'no-cache' };
const NAME = /^[A-Za-z]+$/;
/** An id; not what a path takes for this folder and the one above. */
const ID = /^(?!\.\.?$)[A-Za-z0-9\-.]{1,64}$/;

const gatewayOver = (exchange: Exchange, { base, asCaller, seal }: Surroundings): Gateway => {
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const answer = await exchange({ method: 'GET', path, headers: { ...FRESH, ...headers }, safe: true });
    if (answer.status >= 400) throw refusalOf(answer, { asCaller });
    return answer;
  };

  const read = async (type: string, id: string, versionId?: string): Promise<Stored> => {
    // What is no id names nothing; as part of a path it could name something else.
    if (!NAME.test(type) || !ID.test(id) || (versionId !== undefined && !ID.test(versionId))) throw noSuchResource();
    const version = versionId === undefined ? '' : `/_history/${versionId}`;
    const { resource, header } = await get(`${type}/${id}${version}`);
    if (resource?.resourceType !== type || resource.id !== id) throw notFhir();
    return storedOf(resource, header);
  };

  const history = async ({ type, id }: HistoryScope, query: URLSearchParams): Promise<HistoryPage> => {
    if ((type !== undefined && !NAME.test(type)) || (id !== undefined && !ID.test(id))) throw noSuchResource();
    const where = [type, id, '_history'].filter((part) => part !== undefined).join('/');
    const { resource } = await get(historyPath(where, query, seal));
    const page = historyPageOf(resource, base, seal);
    if (!page) throw notFhir();
    return page;
  };

  const search = async (type: string, query: URLSearchParams, options: SearchOptions = {}): Promise<SearchPage> => {
    const { compartment, lenient } = options;
    if (!NAME.test(type) && !(type === '*' && compartment)) throw noSuchResource();
    if (compartment && !(NAME.test(compartment.type) && ID.test(compartment.id))) throw noSuchResource();
    const { path, form } = searchRequest(
      [compartment?.type, compartment?.id, type].filter(Boolean).join('/'),
      query,
      seal,
    );
    // Strict unless the asker is lenient: a parameter that is left out makes the answer one of another question.
    const headers = { ...FRESH, prefer: `handling=${lenient ? 'lenient' : 'strict'}` };
    const answer = await exchange(
      form === undefined
        ? { method: 'GET', path, headers, safe: true }
        : { method: 'POST', path, headers: { ...headers, ...FORM }, body: form, safe: true },
    );
    if (answer.status >= 400) throw refusalOf(answer, { asCaller });
    const page = searchPageOf(answer.resource, { type, query, options }, base, seal);
    if (!page) throw notFhir();
    return page;
  };

  const answerTo = (asked: Read): Promise<Stored | HistoryPage | SearchPage> => {
    switch (asked.kind) {
      case 'read':
        return read(asked.type, asked.id, asked.versionId);
      case 'history':
        return history(asked.of, asked.query);
      case 'search':
        return search(asked.type, asked.query, asked.options);
    }
  };

  const transact: Gateway['transact'] = async (entries): Promise<EntryResult[]> => {
    if (entries.length === 0) return [];
    const answer = await exchange({
      method: 'POST',
      path: '',
      // The resource as it was stored carries the version where the entry does not say it.
      headers: { 'content-type': 'application/fhir+json', prefer: 'return=representation' },
      body: JSON.stringify(bundleOf(entries)),
      safe: false,
    });
    const { status, header, resource } = answer;
    if (status >= 400) throw refusalOf(answer, { entries, asCaller });
    const [refused] = resource ? refusedIn(resource) : [];
    if (refused) {
      const { index, status: own, outcome } = refused;
      throw refusalOf({ status: own, header, resource: outcome }, { entries, at: index, asCaller });
    }
    const results = resource && resultsOf(resource, entries);
    if (!results) throw failureOf(new Fault('not-fhir'), true);
    return results;
  };

  return {
    read,
    history,
    search,
    transact,
    // Servers differ in what a GET within a transaction sees and undoes, so it is asked after it, and refused by itself.
    transactThenRead: async (entries, reads) => {
      const written = await transact(entries);
      const answers = reads.map((asked) => answerTo(asked).catch((error) => refusedRead(error, asked.at)));
      return { written, read: await Promise.all(answers) };
    },
    close: async () => {},
  };
};

const notFhir = (): Failure => failureOf(new Fault('not-fhir'), false);

const refusedRead = (error: unknown, at: number): Failure => {
  if (!(error instanceof Failure)) throw error;
  const expression = `Bundle.entry[${at}]`;
  return error.telling(error.findings.map((finding) => ({ ...finding, expression })));
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const noSuchResource = () =>
  failure('not-found', { nl: 'Deze resource is er niet.', en: 'There is no such resource.' });
