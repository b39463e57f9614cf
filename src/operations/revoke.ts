import { isInformal } from '../access/access.ts';
import { requireOwner } from '../access/asking.ts';
import { readDossier } from '../access/read-dossier.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { actingAs } from './acting-as.ts';
import { clientsOf } from './clients.ts';
import { carryOut, type Planned, urnOf } from './decision.ts';
import { insufficientScope } from './insufficient-scope.ts';
import type { Operation } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/revoke`;

/**
 * `Consent/[id]/$revoke`: withdraws a consent, to care or to disclosure, and makes what follows from it (CARE-10, DISC-8) in one transaction.
 * In: `by` (Reference: who withdraws), `reason` (text), `dryRun` (boolean, default false: shows what would be written, and writes
 * nothing). Out: Parameters with `outcome` (what follows, by rule) and one `written` for each resource as it is then; those that are
 * new have no id in a dry run. One that is withdrawn already is left as it is.
 * Errors: 404, 410 no such consent; 409 the record kept changing; 400 another parameter; 422 `by` is of another client; 403 neither the client nor who represents him.
 */
export const revoke: Operation = {
  name: 'revoke',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Consent'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const id = String(input.id);
    await requireOwnConsent(call, id);
    const { resource } = await call.server.read('Consent', id);
    return carryOut(call, {
      clients: clientsOf(resource),
      dryRun: given.flag('dryRun'),
      plan: () => withdrawal(call, id, given),
    });
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

const withdrawal = async (call: Call, id: string, given: Given): Promise<Planned> => {
  const { resource, versionId } = await call.server.read('Consent', id);
  for (const client of clientsOf(resource)) {
    await requireOfClient(call, `Patient/${client}`, [{ reference: given.object('by'), at: given.at('by') }]);
  }
  const [client] = clientsOf(resource);
  const said = given.object('by');
  const by = client === undefined ? said : await actingAs(call, { client: `Patient/${client}`, by: said });
  if (SAYS_NO.has(resource['status'])) return { drafts: [] };
  const account = {
    by,
    recorded: call.now,
    occurred: call.now,
    activity: 'UPDATE',
    reason: given.text('reason'),
  } as const;
  return {
    drafts: [
      { part: 'consent', resource: { ...resource, status: 'inactive' }, over: versionId },
      {
        part: 'provenance',
        resource: provenanceOf([`Consent/${id}`], account),
        urn: urnOf('revoke', id, versionId),
      },
    ],
  };
};

const SAYS_NO: ReadonlySet<unknown> = new Set(['inactive', 'rejected', 'entered-in-error']);
