import type { Definitions } from '../definitions/definitions.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { ActKind } from './record.ts';

/** What the rules need to know of an act. */
export interface ActFacts {
  readonly kind: ActKind | undefined;
  readonly reserved: boolean;
  readonly protocol: boolean;
}

/** What kind of act each code of our code system is. */
export type ActKinds = ReadonlyMap<string, ActFacts>;

export const ACT_SYSTEM = `${CANONICAL}/CodeSystem/act`;

/** What kind of act each is, as the code system `act` of our package says it in its properties. */
export const actKinds = (definitions: Definitions): ActKinds =>
  new Map(
    (definitions.codeSystem(ACT_SYSTEM)?.concept ?? []).flatMap(({ code, property = [] }) => {
      if (!code) return [];
      const of = (name: string) => property.find((p) => p.code === name);
      const facts = {
        kind: of('kind')?.valueCoding?.code as ActKind | undefined,
        reserved: of('reserved')?.valueBoolean === true,
        protocol: of('protocol')?.valueBoolean === true,
      };
      return [[code, facts] as const];
    }),
  );
