import type { Agreement, Comparison } from './agreement.ts';
import type { Case } from './cases.ts';
import { explain } from './explain.ts';
import { isSameKind } from './same-kind.ts';
import { TRIAGE, type Triage } from './triage.ts';

const HEADS: readonly Agreement[] = ['agree', 'other-finding', 'ours-alone', 'theirs-alone', 'crash'];

/** The cases of one run, with the reason of each difference. */
export interface Judged {
  readonly kind: string;
  readonly title: string;
  readonly comparison: Comparison;
  readonly reasons: readonly Triage[] | undefined;
}

export const judged = ({ kind, title, comparison }: Case): Judged => ({
  kind,
  title,
  comparison,
  reasons: comparison.agreement === 'agree' ? [] : explain(comparison),
});

/** The table of agreement by kind of case. A crash is a difference as any other: it leaves no count. */
export const agreementTable = (cases: readonly Judged[]): string => {
  const line = (kind: string, of: readonly Judged[]) => {
    const count = (agreement: Agreement) => of.filter(({ comparison }) => comparison.agreement === agreement).length;
    const explained = of.filter(({ reasons }) => reasons?.every(({ verdict }) => verdict !== 'open')).length;
    const share = (n: number) => `${((100 * n) / of.length).toFixed(1)} %`;
    return `| ${[kind, of.length, ...HEADS.map(count), share(count('agree')), share(explained)].join(' | ')} |`;
  };
  return [
    `| ${['kind', 'cases', ...HEADS, 'agreement', 'agreement, or none of our faults'].join(' | ')} |`,
    `|${'---|'.repeat(HEADS.length + 4)}`,
    ...[...Map.groupBy(cases, ({ kind }) => kind)].sort().map(([kind, of]) => line(kind, of)),
    line('**all**', cases),
  ].join('\n');
};

/** How often each reason was met. */
export const reasonsTable = (cases: readonly Judged[]): string => {
  const counts = new Map<Triage, number>();
  for (const { reasons = [] } of cases) for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [
    '| cases | verdict | reason |',
    '|---|---|---|',
    ...[...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([{ verdict, reason }, count]) => `| ${count} | ${verdict} | ${reason} |`),
  ].join('\n');
};

/** What was looked into once, and was met by none of these cases: of a whole run, what can go. */
export const staleReasons = (cases: readonly Judged[]): string[] => {
  const met = new Set(cases.flatMap(({ reasons = [] }) => reasons));
  return TRIAGE.filter((entry) => !met.has(entry)).map(
    ({ ours, theirs, crash, reason }) => `${ours ?? theirs ?? crash}: ${reason}`,
  );
};

export const isUnexplained = ({ reasons }: Judged): boolean => reasons === undefined;

/** The differences that nobody has looked into, in groups, with some cases of each. */
export const unexplainedGroups = (cases: readonly Judged[], show: number): string => {
  const groups = [...Map.groupBy(cases.filter(isUnexplained), ({ comparison }) => groupOf(comparison))];
  return groups
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([group, of]) => [`${of.length} × ${group}`, ...of.slice(0, show).map(shown)].join('\n'))
    .join('\n\n');
};

const shown = ({ title, comparison: { ours, theirs, crash } }: Judged): string =>
  [
    `  ${title}`,
    ...(crash ? [`    ${crash.slice(0, 600)}`] : []),
    ...ours
      .slice(0, 4)
      .map(
        ({ id, expression, parameters }) =>
          `    ours   ${id} ${expression} ${JSON.stringify(parameters ?? {}).slice(0, 160)}`,
      ),
    ...theirs
      .slice(0, 4)
      .map(({ messageId, location, text }) => `    theirs ${messageId} ${location} :: ${text.slice(0, 200)}`),
  ].join('\n');

const groupOf = ({ agreement, ours, theirs, crash }: Comparison): string => {
  if (crash !== undefined) return crash.slice(0, 120);
  const ids = [...new Set(ours.map(({ id }) => id))].sort().join(', ');
  const messages = [
    ...new Set(theirs.map(({ messageId, text }) => messageId ?? `"${text.replaceAll(/['"(].*/g, '').slice(0, 50)}"`)),
  ]
    .sort()
    .join(', ');
  if (agreement === 'ours-alone') return `ours alone: ${ids}`;
  if (agreement === 'theirs-alone') return `theirs alone: ${messages}`;
  const sameKind = ours.some((finding) => theirs.some((issue) => isSameKind(finding, issue)));
  return `${sameKind ? 'elsewhere' : 'another finding'}: ${ids} / ${messages}`;
};
