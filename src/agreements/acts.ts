import type { CodeSystem } from '@medplum/fhirtypes';
import type { Definitions } from '../definitions/definitions.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { ActKind } from './record.ts';

/** What the rules need to know of an act. */
export interface ActFacts {
  readonly kind: ActKind | undefined;
  readonly reserved: boolean;
  readonly protocol: boolean;
  /** `system|code` of the codes that mean exactly this act, its own first. Empty for a code that is wider than one act. */
  readonly codes: readonly string[];
}

/** What the codes of acts mean, by `system|code`: ours, and those of SNOMED CT that have one of ours. */
export type ActKinds = ReadonlyMap<string, ActFacts>;

export const ACT_SYSTEM = `${CANONICAL}/CodeSystem/act`;
const SNOMED_OF_ACTS = `${CANONICAL}/ConceptMap/act-to-snomed`;

/**
 * What kind of act each code is: ours as the code system `act` says it in its properties, those of SNOMED CT by the map act-to-snomed.
 * A code that is wider than our acts counts as the strictest of them: catheterisation is reserved, whichever it is.
 */
export const actKinds = (definitions: Definitions): ActKinds => {
  const kinds = new Map<string, ActFacts>();
  for (const concept of definitions.codeSystem(ACT_SYSTEM)?.concept ?? []) {
    const code = `${ACT_SYSTEM}|${concept.code}`;
    kinds.set(code, { ...factsOf(concept), codes: [code] });
  }
  for (const [code, acts] of mapped(definitions)) {
    const same = acts.filter(({ equivalence }) => equivalence === 'equivalent');
    const meant = (same.length > 0 ? same : acts).flatMap(({ act }) => kinds.get(act) ?? []);
    kinds.set(code, {
      kind: KINDS.find((kind) => meant.some((facts) => facts.kind === kind)),
      reserved: meant.some(({ reserved }) => reserved),
      protocol: meant.some(({ protocol }) => protocol),
      codes: same.length === 1 ? [String(same[0]?.act), code] : [],
    });
  }
  return kinds;
};

/** The strictest first. */
const KINDS: readonly ActKind[] = ['care-act', 'personal-care', 'company'];

type Concept = NonNullable<CodeSystem['concept']>[number];

const factsOf = ({ property = [] }: Concept): Omit<ActFacts, 'codes'> => {
  const of = (name: string) => property.find((p) => p.code === name);
  return {
    kind: of('kind')?.valueCoding?.code as ActKind | undefined,
    reserved: of('reserved')?.valueBoolean === true,
    protocol: of('protocol')?.valueBoolean === true,
  };
};

/** The acts of ours, as `system|code`, that each code elsewhere stands for. */
const mapped = (definitions: Definitions): Map<string, { act: string; equivalence: string | undefined }[]> => {
  const rows = (definitions.conceptMap(SNOMED_OF_ACTS)?.group ?? []).flatMap(
    ({ source, target: system, element = [] }) =>
      element.flatMap(({ code, target = [] }) =>
        target.map((one) => ({ to: `${system}|${one.code}`, act: `${source}|${code}`, equivalence: one.equivalence })),
      ),
  );
  return Map.groupBy(rows, ({ to }) => to);
};
