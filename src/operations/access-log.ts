import { requireOwner } from '../access/asking.ts';
import { type Dossier, readDossier, searchAll } from '../access/read-dossier.ts';
import { hidesFrom } from '../disclosure/concerns.ts';
import { type Days, daysOf, daysOfPeriod, within } from '../disclosure/days.ts';
import { valuesAt } from '../disclosure/references.ts';
import type { Asking } from '../disclosure/sight.ts';
import { resourceTarget } from '../disclosure/target.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { objects, type Resource } from '../fhir/json.ts';
import { badValue, readInput } from './disclosure-input.ts';
import type { Operation } from './operation.ts';

const DISCLOSURE_AUDIT = `${CANONICAL}/StructureDefinition/disclosure-audit`;

const DEFINITION = `${CANONICAL}/OperationDefinition/access-log`;

/**
 * Patient/$access-log: who looked in this dossier, when, at what, on which consent, and who was refused (DISC-9).
 * In: `actor` as $explain-access, `start` and `end` (dates, both days included). Out: a collection Bundle of AuditEvents, the newest first. What the log says of a concern is not
 * shown to whom it is about (DISC-13). Errors: 400 no such days; 403 another actor; 404 no such client.
 */
export const accessLog: Operation = {
  name: 'access-log',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const { patient, actor, texts } = readInput(input, call, DEFINITION);
    const days = daysOfPeriod({ start: texts('start')[0], end: texts('end')[0] });
    if (!days) throw badValue('start');
    await call.requireClient(patient);
    const dossier = await readDossier(call.server, patient, actor ? [actor] : []);
    const asking = requireOwner(dossier, actor, call.today);
    const client = `Patient/${patient}`;
    const events = (await searchAll(call.server, 'AuditEvent', { entity: client }))
      .filter((event) => isLook(event, client) && recordedIn(event, days))
      .filter((event) => !asking || isTold(event, dossier, asking))
      .map((event) => (asking ? withoutGuess(event) : event))
      .sort((a, b) => (String(a['recorded']) < String(b['recorded']) ? 1 : -1));
    await call.looked('$access-log', client);
    return {
      resourceType: 'Bundle',
      type: 'collection',
      ...(events.length > 0 && {
        entry: events.map((resource) => ({ fullUrl: `${CANONICAL}/AuditEvent/${resource.id}`, resource })),
      }),
    };
  },
};

/**
 * Whether an event is told to the client or who represents him. Not what he was refused himself: that it stands in this log would tell him that what he
 * guessed at is there.
 */
const isTold = (event: Resource, { record }: Dossier, { reader }: Asking): boolean => {
  if (hidesFrom(resourceTarget(event), record.concerns, reader.all)) return false;
  const own = valuesAt(event, 'agent.who.reference').some((who) => reader.all.has(String(who)));
  return !own || event['outcome'] === '0';
};

/** That somebody was refused is told, and not at what: it may be what is hidden from who reads this. */
const withoutGuess = (event: Resource): Resource => ({
  ...event,
  entity: objects(event['entity']).filter((entity) => valuesAt(entity, 'what.identifier').length === 0),
});

const recordedIn = (event: Resource, days: Days): boolean => {
  const recorded = daysOf(event['recorded']);
  return recorded !== undefined && within(recorded, days);
};

/** An event of ours about exactly this client. */
const isLook = (event: Resource, client: string): boolean =>
  (event.meta?.profile ?? []).includes(DISCLOSURE_AUDIT) &&
  objects(event['entity']).some(
    (entity) => valuesAt(entity, 'role.code')[0] === '1' && valuesAt(entity, 'what.reference')[0] === client,
  );
