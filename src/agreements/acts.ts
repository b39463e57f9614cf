import type { Definitions } from '../definitions/definitions.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { ActKinds } from './read-record.ts';
import type { ActKind } from './record.ts';

/** The kind of each act, as the code system `act` of our package says it in its property. */
export const actKinds = (definitions: Definitions): ActKinds =>
  new Map(
    (definitions.codeSystem(`${CANONICAL}/CodeSystem/act`)?.concept ?? []).flatMap(({ code, property }) => {
      const kind = property?.find((p) => p.code === 'kind');
      const value = kind?.valueCode ?? kind?.valueCoding?.code;
      return code && value ? [[code, value as ActKind] as const] : [];
    }),
  );
