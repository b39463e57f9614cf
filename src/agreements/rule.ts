import type { LocalDate } from '../fhir/date.ts';
import type { Finding, Severity } from '../fhir/finding.ts';
import type { Text } from '../fhir/text.ts';
import type { Agreement, ClientRecord } from './record.ts';

/** A rule of law or practice (domain.md): its id and source, what it says when it is broken, and when that is. */
export interface Rule {
  /** The id in domain.md; with a word behind it where a rule has more than one part (`ACT-2-volunteer`). */
  readonly id: string;
  /** The sources that state it: GV, ZZ, TZ, TA, TT, law, design. */
  readonly source: readonly Source[];
  /**
   * `constraint`: what must be so. `derivation`: what follows from the facts. `permission`: what may be, though one could think
   * otherwise. `process`: what somebody has to do.
   */
  readonly kind: 'constraint' | 'derivation' | 'permission' | 'process';
  /** When it is looked at: on every write, on a date (each day, and when asked), on a transition of an agreement. */
  readonly moment: Moment;
  /** What it is at its strictest; a violation can be milder. */
  readonly severity: Exclude<Severity, 'fatal'>;
  /** What is wrong, and what would make it right. Speaks of roles, never of a person. */
  readonly text: Text;
  /** The organisation chooses whether it wants to be held to this: then it is told when asked, never on a write. */
  readonly byChoice?: boolean;
  /** A pure function of the record and the day. */
  check(record: ClientRecord, today: LocalDate): readonly Violation[];
}

export type Moment = 'on write' | 'on a date' | 'on a transition';

export type Source = 'GV' | 'ZZ' | 'TZ' | 'TA' | 'TT' | 'law' | 'design';

export interface Violation {
  /** The agreement that it is about, if it is about one. */
  readonly agreement?: Agreement;
  readonly expression: string;
  readonly severity?: Rule['severity'];
}

/** A finding of a rule, with the agreement that it is about. */
export interface RuleFinding extends Finding {
  readonly agreement?: Agreement;
}

/** A violation in an agreement; `path` is where in it. */
export const inAgreement =
  (path: string, severity?: Rule['severity']) =>
  (agreement: Agreement): Violation => ({ agreement, expression: agreement.at(path), ...(severity && { severity }) });

/** The place where an agreement says what is done, by whom and how. */
export const DETAIL = 'activity[0].detail';

/** What the rules say of a record on a day. What was recorded afterwards, and a draft, may lack what care in force may not. */
export const checkRules = (rules: readonly Rule[], record: ClientRecord, today: LocalDate): RuleFinding[] =>
  rules.flatMap((rule) =>
    rule.check(record, today).map(({ agreement, expression, severity = rule.severity }) => ({
      id: rule.id,
      outcome: severity === 'information' ? ('explained' as const) : ('failed' as const),
      severity: severity === 'error' && agreement && isProvisional(agreement) ? ('warning' as const) : severity,
      code: severity === 'information' ? ('informational' as const) : ('business-rule' as const),
      expression,
      text: rule.text,
      source: `${rule.id} (${rule.source.join(', ')})`,
      ...(agreement && { agreement }),
    })),
  );

const isProvisional = ({ state, recordedAfterwards }: Agreement): boolean => state === 'draft' || recordedAfterwards;

/** The id in domain.md of which a rule is a part: `ACT-2` of `ACT-2-volunteer`. */
export const domainOf = (id: string): string => /^[A-Z]+-\d+/.exec(id)?.[0] ?? id;
