import { etagOf } from '../../fhir/etag.ts';
import { Failure } from '../../fhir/failure.ts';
import type { Resource } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import type { Gateway, Stored } from '../gateway.ts';
import type { Singles } from '../staged/singles.ts';
import type { Answer, Exchange } from './exchange.ts';
import { refusalOf } from './refusal.ts';
import { storedOf } from './stored.ts';

export interface SingleWritesOptions {
  readonly exchange: Exchange;
  /** To read what a server does not give back. */
  readonly gateway: Pick<Gateway, 'read'>;
  /** The caller's own token goes along. */
  readonly asCaller: boolean;
}

const HEADERS = { 'content-type': 'application/fhir+json', prefer: 'return=representation' };

/** Writes of one resource over HTTP (R4 §3.1.0.4 to 3.1.0.8). */
export const singleWrites = ({ exchange, gateway, asCaller }: SingleWritesOptions): Singles => {
  const send = async (outgoing: Parameters<Exchange>[0]): Promise<Answer> => {
    const answer = await exchange(outgoing);
    if (answer.status >= 400) throw refusalOf(answer, { asCaller });
    return answer;
  };
  const given = async ({ resource, header }: Answer, type: string, id: string): Promise<Stored> =>
    resource?.resourceType === type && resource.id === id ? storedOf(resource, header) : gateway.read(type, id);

  return {
    put: async (type, id, resource, ifMatch) => {
      const condition = ifMatch === undefined ? {} : { 'if-match': etagOf(ifMatch) };
      const body = JSON.stringify({ ...resource, id } satisfies Resource);
      const path = `${type}/${id}`;
      return given(
        await send({ method: 'PUT', path, headers: { ...HEADERS, ...condition }, body, safe: false }),
        type,
        id,
      );
    },
    create: async (type, resource, ifNoneExist) => {
      const headers = { ...HEADERS, 'if-none-exist': ifNoneExist };
      const answer = await send({ method: 'POST', path: type, headers, body: JSON.stringify(resource), safe: false });
      const place = parseReference((answer.header('location') ?? '').replace(/^\//, ''));
      const id = answer.resource?.id ?? (place.kind === 'literal' ? place.id : '');
      return { stored: await given(answer, type, id), made: answer.status === 201 };
    },
    delete: async (type, id) => {
      await send({ method: 'DELETE', path: `${type}/${id}`, safe: false }).catch((error) => {
        if (!(error instanceof Failure) || (error.kind !== 'not-found' && error.kind !== 'gone')) throw error;
      });
    },
  };
};
