import type { LocalDate } from '../fhir/date.ts';
import type { Finding, Severity } from '../fhir/finding.ts';
import type { Text } from '../fhir/text.ts';
import type { ClientRecord } from './record.ts';

/** A rule of law or practice (domain.md): its id and source, what it says when it is broken, and when that is. */
export interface Rule {
  readonly id: string;
  /** The sources that state it: GV, ZZ, TZ, TA, TT, law, design. */
  readonly source: readonly Source[];
  readonly kind: 'constraint' | 'derivation' | 'permission' | 'process';
  /** What it is at its strictest; a violation can be milder (a draft, what was recorded afterwards). */
  readonly severity: Severity;
  /** What is wrong, and what would make it right. Speaks of roles, never of a person. */
  readonly text: Text;
  /** A pure function of the record and the day. */
  check(record: ClientRecord, today: LocalDate): readonly Violation[];
}

export type Source = 'GV' | 'ZZ' | 'TZ' | 'TA' | 'TT' | 'law' | 'design';

export interface Violation {
  readonly expression: string;
  readonly severity?: Severity;
}

/** What the rules say of a record on a day. */
export const checkRules = (rules: readonly Rule[], record: ClientRecord, today: LocalDate): Finding[] =>
  rules.flatMap((rule) =>
    rule.check(record, today).map(({ expression, severity = rule.severity }) => ({
      id: rule.id,
      outcome: 'failed' as const,
      severity,
      code: 'business-rule' as const,
      expression,
      text: rule.text,
      source: `${rule.id} (${rule.source.join(', ')})`,
    })),
  );
