import { valuesAt } from '../disclosure/references.ts';
import { type Failure, failure } from '../fhir/failure.ts';
import type { Write } from './entries.ts';

/** The role of the log itself, among the entities of an AuditEvent: it says where the event stands in its chain. */
const LOG = '17';

/**
 * Keeps the log of looks as it is: nobody changes or removes an AuditEvent through the service, nor makes one that says to stand in a chain of
 * the service's own. An EHR may add events of its own. Failure: forbidden.
 */
export const requireAppendOnly = (writes: readonly Write[]): void => {
  for (const { entry, expression } of writes) {
    if (entry.type !== 'AuditEvent') continue;
    if (entry.method !== 'POST') throw onlyAdded(expression);
    if (valuesAt(entry.resource, 'entity.role.code').includes(LOG)) throw onlyAdded(expression);
  }
};

const onlyAdded = (expression: string): Failure =>
  failure(
    'forbidden',
    {
      nl: 'Het logboek van wie er keek wordt alleen aangevuld: niets erin wordt veranderd of verwijderd.',
      en: 'The log of who looked is only added to: nothing in it is changed or removed.',
    },
    { id: 'log-append-only', expression },
  );
