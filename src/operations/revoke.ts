import { isInformal } from '../access/access.ts';
import { requireOwner } from '../access/asking.ts';
import { readDossier } from '../access/read-dossier.ts';
import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { Entry } from '../gateway/gateway.ts';
import { clientsOf } from './clients.ts';
import { commit, foresee, type Prepared } from './commit.ts';
import { insufficientScope } from './insufficient-scope.ts';
import type { Operation, OperationInput } from './operation.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

/**
 * `Consent/[id]/$revoke`: withdraws a consent, of whatever kind, and makes what follows from it (CARE-10, DISC-8) in one transaction.
 * In: Parameters with `dryRun` (boolean, default false: shows what would be written, and writes nothing). Out: Parameters with
 * `outcome` (what follows, by rule) and one `written` for each resource as it is then; those that are new have no id in a dry run.
 * One that is withdrawn already is left as it is. Errors: 404, 410 no such consent; 409 the record kept changing; 400 another parameter; 403 neither the client nor who represents him.
 */
export const revoke: Operation = {
  name: 'revoke',
  definition: 'https://samenspel.example/fhir/OperationDefinition/revoke',
  levels: ['instance'],
  types: ['Consent'],
  run: async (call, input) => {
    const dryRun = isDryRun(input);
    const id = String(input.id);
    await requireOwnConsent(call, id);
    const prepare = () => withdrawal(call, id);
    if (dryRun) {
      const { findings, entries } = await foresee(call, prepare);
      return answer(
        call,
        findings,
        entries.flatMap(resourceIn).filter((resource) => isWithinReach(call, 'r', resource)),
      );
    }
    const { written, further, findings } = await commit(
      call,
      [(await call.server.read('Consent', id)).resource],
      prepare,
    );
    const results = [...written, ...further];
    const resources = await Promise.all(
      results.map(async ({ type, id: made, resource }) => resource ?? (await call.server.read(type, made)).resource),
    );
    return answer(
      call,
      findings,
      resources.filter((resource) => isWithinReach(call, 'r', resource)),
    );
  },
};

/**
 * A consent is withdrawn by the client whose it is, by who represents him, or by the organisation that records it: not by a carer,
 * however much it is about him. Failures: forbidden; not-found for a consent of nobody's.
 */
const requireOwnConsent = async (call: Call, id: string): Promise<void> => {
  const { identity, today } = call;
  // Whoever may not see it is not told that it is there either.
  const { resource } = await scopedReads(call).read('Consent', id);
  if (!isInformal(identity)) return;
  const { actor = identity.kind } = identity;
  const [client] = clientsOf(resource);
  if (client === undefined) throw insufficientScope();
  requireOwner(await readDossier(call.server, client, [actor]), actor, today);
};

const withdrawal = async (call: Call, id: string): Promise<Prepared> => {
  const { resource, versionId: ifMatch } = await call.server.read('Consent', id);
  if (SAYS_NO.has(resource['status'])) return { writes: [], found: [] };
  const entry: Entry = { method: 'PUT', type: 'Consent', id, resource: { ...resource, status: 'inactive' }, ifMatch };
  return { writes: [{ entry, expression: 'Consent' }], found: [] };
};

const SAYS_NO: ReadonlySet<unknown> = new Set(['inactive', 'rejected', 'entered-in-error']);

const resourceIn = (entry: Entry): Resource[] => (entry.method === 'DELETE' ? [] : [entry.resource]);

const answer = async (
  { language, identity, seenOf }: Call,
  findings: readonly Finding[],
  resources: readonly Resource[],
): Promise<Resource> => {
  // What is found about a concern would tell whom it is about that there is one (DISC-13).
  const told = isInformal(identity) ? findings.filter(({ id }) => !id.startsWith('CONCERN-')) : findings;
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'outcome', resource: operationOutcome(told, language) },
      ...(await seenOf(resources)).map((resource): JsonObject => ({ name: 'written', resource })),
    ],
  };
};

const isDryRun = ({ body, query }: OperationInput): boolean => {
  const sent = isObject(body) ? objects(body['parameter']) : [];
  const other =
    sent.find(({ name }) => name !== 'dryRun')?.['name'] ?? [...query.keys()].find((name) => name !== 'dryRun');
  const values = [
    ...sent.map(({ valueBoolean }) => valueBoolean),
    ...query.getAll('dryRun').map((text) => text === 'true'),
  ];
  if (other === undefined && values.every((value) => typeof value === 'boolean')) return values.includes(true);
  throw failure(
    'invalid',
    {
      nl: '$revoke heeft één parameter: dryRun, true of false.',
      en: '$revoke has one parameter: dryRun, true or false.',
    },
    { id: 'operation-parameter-invalid', expression: 'Parameters.parameter' },
  );
};
