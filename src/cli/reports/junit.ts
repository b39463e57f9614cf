import { type Finding, isError } from '../../fhir/finding.ts';
import { type Checked, lineOf, type Report, type ReportOptions } from './report.ts';

/** JUnit XML, for build servers: a file is a test, which its errors fail; what else was found is its output. */
export const junitReport = ({ language }: ReportOptions): Report => {
  const all: Checked[] = [];
  const line = (finding: Finding) => lineOf(finding, language);
  const testCase = ({ file, findings }: Checked): string => {
    const errors = findings.filter(isError);
    const others = findings.filter((f) => !isError(f));
    const first = errors[0];
    return [
      `    <testcase classname="samenspel.validate" name="${escaped(file)}">`,
      ...(first
        ? [
            `      <failure type="${escaped(first.id)}" message="${escaped(line(first))}">${escaped(errors.map(line).join('\n'))}</failure>`,
          ]
        : []),
      ...(others.length > 0 ? [`      <system-out>${escaped(others.map(line).join('\n'))}</system-out>`] : []),
      '    </testcase>',
    ].join('\n');
  };
  return {
    after: (checked) => {
      all.push(checked);
      return '';
    },
    end: () => {
      const counts = `tests="${all.length}" failures="${all.filter(({ findings }) => findings.some(isError)).length}" errors="0"`;
      return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites ${counts}>`,
        `  <testsuite name="samenspel validate" ${counts}>`,
        ...all.map(testCase),
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n');
    },
  };
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 has no way to write
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** As the text or an attribute of XML. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(/[&<>"'\n]/g, (character) => ENTITIES[character] as string);
