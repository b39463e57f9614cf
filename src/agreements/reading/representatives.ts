import { extensionsOf, partOf } from '../ours.ts';
import type { Representative } from '../record.ts';
import { periodOf } from './consents.ts';
import { DECIDING, hasRole, PARENT } from './roles.ts';
import { itemOf, referenceOf, type Sources } from './sources.ts';

const PARENTAL_GROUNDS: ReadonlySet<unknown> = new Set(['parental-authority', 'guardian']);

/** Who decides for a client by role or by mandate; a first contact person, a bewindvoerder or a carer as such does not. */
export const readRepresentatives = (
  sources: Sources,
): { client: string | undefined; representative: Representative }[] =>
  sources.of('RelatedPerson').flatMap((source) => {
    const { resource } = source;
    const grounds = extensionsOf(resource, 'mandate').map((mandate) => partOf(mandate, 'ground'));
    const parent = hasRole(resource, PARENT) || grounds.some((ground) => PARENTAL_GROUNDS.has(ground));
    const deciding = hasRole(resource, DECIDING) || grounds.some((ground) => !PARENTAL_GROUNDS.has(ground));
    if (!parent && !deciding) return [];
    const representative = {
      ...itemOf(source),
      active: resource['active'] !== false,
      parent,
      deciding,
      period: periodOf(resource['period']),
    };
    return [{ client: sources.same(referenceOf(resource['patient'])), representative }];
  });
