import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CONTENT_SYSTEM } from '../agreements/making/provenance.ts';
import { DECISION_SYSTEM } from '../agreements/making/shapes.ts';
import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, objects, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { currentIfAny } from './current.ts';
import type { Planned } from './decision.ts';
import type { OperationInput } from './operation.ts';
import type { Call } from './service.ts';

/** A digest of what was sent, whatever the order of its keys; whether it is a dry run makes no other decision of it. */
export const contentOf = ({ body }: OperationInput): string => {
  const sent = isObject(body) ? objects(body['parameter']).filter(({ name }) => name !== 'dryRun') : [];
  return createHash('sha256')
    .update(canonicalize(sent) as string)
    .digest('hex');
};

/**
 * What a decision with this id wrote before, as it stands now; undefined when there is none. It is known by the resource that
 * has its identifier, and by the Provenance that names all that it wrote. Failure: conflict (`decision-differs`), for other content.
 */
export const decidedBefore = async (
  call: Call,
  { type, decision, role, content }: { type: string; decision: string; role: string; content: string },
): Promise<Planned | undefined> => {
  const identifier = `${DECISION_SYSTEM}|${escaped(`${decision}/${role}`)}`;
  const [found] = await allMatches(call.server, type, new URLSearchParams({ identifier }));
  if (!found) return undefined;
  return (await accountedFor(call, `${type}/${found.resource.id}`, content)) ?? refuseOther();
};

/** What a decision with this content wrote about a target, as it stands now; undefined when no Provenance tells of one. */
export const accountedFor = async (call: Call, target: string, content: string): Promise<Planned | undefined> => {
  const accounts = await allMatches(call.server, 'Provenance', new URLSearchParams({ target }));
  const account = accounts.map(({ resource }) => resource).find((one) => contentIn(one) === content);
  if (!account) return undefined;
  const stands = await Promise.all(
    objects(account['target'])
      .map(({ reference }) => parseReference(String(reference)))
      .map((parsed) => (parsed.kind === 'literal' ? currentIfAny(call, parsed.type, parsed.id) : undefined)),
  );
  return {
    drafts: [],
    told: [STOOD],
    stands: [...stands.flatMap((stored) => (stored ? [stored.resource] : [])), account],
  };
};

const contentIn = (provenance: Resource): unknown =>
  objects(provenance['entity'])
    .map(({ what }) => (isObject(what) && isObject(what['identifier']) ? what['identifier'] : {}))
    .find(({ system }) => system === CONTENT_SYSTEM)?.['value'];

/** A value in a search (R4 §3.1.1.4.2). */
const escaped = (value: string): string => value.replace(/[\\,$|]/g, (sign) => `\\${sign}`);

const refuseOther = (): never => {
  throw failure(
    'conflict',
    {
      nl: 'Een beslissing met dit nummer is al vastgelegd, met andere inhoud. Geef een nieuwe beslissing een eigen nummer.',
      en: 'A decision with this id was recorded already, with other content. Give a new decision an id of its own.',
    },
    { id: 'decision-differs', expression: 'decision' },
  );
};

const STOOD: Finding = {
  id: 'decision-stands',
  outcome: 'explained',
  severity: 'information',
  code: 'informational',
  expression: 'decision',
  text: {
    nl: 'Deze beslissing stond er al. Er is niets nieuws geschreven.',
    en: 'This decision stood already. Nothing new was written.',
  },
};
