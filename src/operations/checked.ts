import { RULES } from '../agreements/ledger.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import type { ClientRecord } from '../agreements/record.ts';
import { checkRules, type RuleFinding } from '../agreements/rule.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { LocalDate } from '../fhir/date.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import type { Service } from './service.ts';

type Parts = Pick<Service, 'validator' | 'acts'>;

export interface Checked {
  readonly record: ClientRecord;
  /** What every rule says on the day, and what the profiles say of each resource; with the agreement where it is about one. */
  readonly findings: readonly RuleFinding[];
}

/** Everything that is to be said of a client's record on a day: the rules, and the profiles of what it is made of. `client` is a reference. */
export const checkRecord = (
  { validator, acts }: Parts,
  resources: readonly Resource[],
  client: string,
  date: LocalDate,
): Checked | undefined => {
  const located = resources.map((resource): Located => ({ resource }));
  const record = readRecords(located, acts).find((one) => one.client.reference === client);
  if (!record) return undefined;
  const agreements = new Map(record.agreements.map((agreement) => [agreement.reference, agreement]));
  const ofProfiles = resources.flatMap((resource) => {
    const reference = `${resource.resourceType}/${resource.id}`;
    const agreement = agreements.get(reference);
    return validator
      .validate(resource)
      .filter(isTold)
      .map(
        (one): RuleFinding => ({
          ...one,
          expression: reference + one.expression.slice(resource.resourceType.length),
          ...(agreement && { agreement }),
        }),
      );
  });
  return { record, findings: [...checkRules(RULES, record, date), ...ofProfiles] };
};

/** What is wrong by R4, and whatever our own profiles say: advice of others about codes is for $validate. */
const isTold = (finding: Finding): boolean =>
  isError(finding) || (finding.outcome === 'failed' && (finding.source?.startsWith(CANONICAL) ?? false));
