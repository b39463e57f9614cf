import { provenanceOf } from '../agreements/making/provenance.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { clientsOf } from './clients.ts';
import { carryOut, type Planned, urnOf } from './decision.ts';
import type { Operation } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/revoke`;

/**
 * `Consent/[id]/$revoke`: withdraws a consent, to care or to disclosure, and makes what follows from it (CARE-10, DISC-8) in one transaction.
 * In: `by` (Reference: who withdraws), `reason` (text), `dryRun` (boolean, default false: shows what would be written, and writes
 * nothing). Out: Parameters with `outcome` (what follows, by rule) and one `written` for each resource as it is then; those that are
 * new have no id in a dry run. One that is withdrawn already is left as it is.
 * Errors: 404, 410 no such consent; 409 the record kept changing; 400 another parameter; 422 `by` is of another client.
 */
export const revoke: Operation = {
  name: 'revoke',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Consent'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const id = String(input.id);
    const { resource } = await call.gateway.read('Consent', id);
    return carryOut(call, {
      clients: clientsOf(resource),
      dryRun: given.flag('dryRun'),
      plan: () => withdrawal(call, id, given),
    });
  },
};

const withdrawal = async (call: Call, id: string, given: Given): Promise<Planned> => {
  const { resource, versionId } = await call.gateway.read('Consent', id);
  const by = given.object('by');
  for (const client of clientsOf(resource)) {
    await requireOfClient(call, `Patient/${client}`, [{ reference: by, at: given.at('by') }]);
  }
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
