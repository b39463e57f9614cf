import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { FIRST } from './chain.ts';

/** What is left of the beginning of a chain that was too old to keep: how far it went, and the hash that it ended with. */
export interface Stub {
  readonly chain: string;
  /** The number of the last event that was removed. */
  readonly cutTo: number;
  readonly hash: string;
  /** R4 instant. */
  readonly cut: string;
}

const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
const LOG = '17';
const SIGNED = 'stub';

/** An AuditEvent that stands in for the removed beginning; its statement is signed (JWS, RFC 7515), so that nobody else can make one. */
export const stubEvent = async (stub: Stub, key: JWK): Promise<Resource> => {
  const payload = new TextEncoder().encode(JSON.stringify(stub));
  const jws = await new CompactSign(payload)
    .setProtectedHeader({ alg: algorithmOf(key), ...(key.kid && { kid: key.kid }) })
    .sign(await importJWK(key, algorithmOf(key)));
  return {
    resourceType: 'AuditEvent',
    // DICOM: the log itself was used.
    type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110101' },
    action: 'D',
    recorded: stub.cut,
    outcome: '0',
    agent: [{ who: { display: 'Samenspel' }, requestor: false }],
    source: { observer: { display: 'Samenspel' } },
    entity: [
      {
        role: { system: OBJECT_ROLE, code: LOG },
        detail: [
          { type: 'chain', valueString: stub.chain },
          { type: SIGNED, valueString: jws },
        ],
      },
    ],
  };
};

/** The signed statement of a stub; undefined for an event that is none. */
export const signedIn = (event: Resource): string | undefined => {
  const log = objects(event['entity']).find(({ role }) => isObject(role) && role['code'] === LOG);
  const detail = objects(log?.['detail']).find(({ type }: JsonObject) => type === SIGNED);
  return typeof detail?.['valueString'] === 'string' ? detail['valueString'] : undefined;
};

/** What a stub states, when it was signed by this key; undefined when it was not. */
export const readStub = async (signed: string, key: JWK): Promise<Stub | undefined> => {
  const { d: _private, ...open } = key;
  try {
    const { payload } = await compactVerify(signed, await importJWK(open, algorithmOf(key)));
    const stub: unknown = JSON.parse(new TextDecoder().decode(payload));
    return isStub(stub) ? stub : undefined;
  } catch {
    return undefined;
  }
};

const isStub = (value: unknown): value is Stub =>
  isObject(value) &&
  typeof value['chain'] === 'string' &&
  Number.isSafeInteger(value['cutTo']) &&
  typeof value['hash'] === 'string' &&
  value['hash'].length === FIRST.length;

/** A key says which algorithm it is for; of the kinds that do not have to, the usual one. */
const algorithmOf = ({ alg, kty }: JWK): string => alg ?? (kty === 'OKP' ? 'EdDSA' : kty === 'EC' ? 'ES256' : 'RS256');
