import { pathToFileURL } from 'node:url';
import type { Finding, Severity } from '../../fhir/finding.ts';
import { render } from '../../fhir/text.ts';
import type { Checked, Report, ReportOptions } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** SARIF 2.1.0 (OASIS), for code hosts and editors: one run, a result for each finding: line and column, and its expression as the logical location. */
export const sarifReport = ({ language, version }: ReportOptions): Report => {
  const all: Checked[] = [];
  return {
    after: (checked) => {
      all.push(checked);
      return '';
    },
    end: () => {
      const ids = [...new Set(all.flatMap(({ findings }) => findings.map(({ id }) => id)))];
      const driver = { name: 'samenspel', version, rules: ids.map((id) => ({ id })) };
      const results = all.flatMap(({ file, findings }) =>
        findings.map((finding) => ({
          ruleId: finding.id,
          ruleIndex: ids.indexOf(finding.id),
          level: LEVELS[finding.severity],
          message: { text: render(finding.text, language, finding.parameters) },
          locations: [location(file, finding)],
        })),
      );
      const artifacts = all.map(({ file }) => ({ location: { uri: uriOf(file) } }));
      const run = { tool: { driver }, columnKind: 'utf16CodeUnits', artifacts, results };
      return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
    },
  };
};

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const location = (file: string, { expression, position }: Finding) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    ...(position && { region: { startLine: position.line, startColumn: position.column } }),
  },
  ...(expression && { logicalLocations: [{ fullyQualifiedName: expression }] }),
});

/** As a URI reference: a relative path stays relative, so that it means the same on another machine. */
const uriOf = (file: string): string => {
  if (file === '-') return 'stdin';
  const absolute = /^(?:\/|[A-Za-z]:[\\/])/.test(file);
  return absolute ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join('/');
};
