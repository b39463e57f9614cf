import { type Finding, isError } from '../../fhir/finding.ts';
import { type Checked, lineOf, type Report, type ReportOptions } from './report.ts';

/** For people: a line for each file with how many there are of each, a line for each finding, and of several files the sum. */
export const textReport = ({ language, several }: ReportOptions): Report => {
  const total = { files: 0, wrong: 0, errors: 0, warnings: 0, undecided: 0 };
  return {
    after: ({ file, findings }: Checked) => {
      const counts = countsOf(findings);
      total.files++;
      if (counts.errors > 0) total.wrong++;
      for (const name of ['errors', 'warnings', 'undecided'] as const) total[name] += counts[name];
      const lines = findings.map((finding) => `  ${lineOf(finding, language)}`);
      return `${[`${file}: ${summaryOf(counts)}`, ...lines].join('\n')}\n`;
    },
    end: () => (several ? `${total.files} files, ${total.wrong} with errors: ${summaryOf(total)}\n` : ''),
  };
};

interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly undecided: number;
}

const countsOf = (findings: readonly Finding[]): Counts => {
  const count = (outcome: Finding['outcome'], test: (f: Finding) => boolean) =>
    findings.filter((f) => f.outcome === outcome && test(f)).length;
  return {
    errors: count('failed', isError),
    warnings: count('failed', (f) => !isError(f)),
    undecided: count('undecided', () => true),
  };
};

const summaryOf = ({ errors, warnings, undecided }: Counts): string =>
  `${errors} errors, ${warnings} warnings, ${undecided} not evaluated`;
