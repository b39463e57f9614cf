import type { Table } from './table.ts';
import { bundles } from './tables/bundles.ts';
import { claims } from './tables/claims.ts';
import { contained } from './tables/contained.ts';
import { elements } from './tables/elements.ts';
import { extensions } from './tables/extensions.ts';
import { invariants } from './tables/invariants.ts';
import { jsonForm } from './tables/json-form.ts';
import { narrative } from './tables/narrative.ts';
import { primitives } from './tables/primitives.ts';
import { questionnaireResponses, questionnaires } from './tables/questionnaires.ts';
import { references } from './tables/references.ts';
import { slicing } from './tables/slicing.ts';
import { terminology } from './tables/terminology.ts';

/** Every table, one for each kind of check. */
export const tables: readonly Table[] = [
  jsonForm,
  primitives,
  elements,
  references,
  contained,
  bundles,
  slicing,
  extensions,
  invariants,
  terminology,
  claims,
  narrative,
  questionnaires,
  questionnaireResponses,
];
