import type { Finding } from '../../fhir/finding.ts';
import { type Language, render } from '../../fhir/text.ts';

/** What was found in one file. */
export interface Checked {
  /** As it was given, or found in a folder that was; `-` for standard input. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** How findings are written down: what is said after each file, and at the end of all. */
export interface Report {
  after(checked: Checked): string;
  end(): string;
}

export interface ReportOptions {
  readonly language: Language;
  /** Of the program. */
  readonly version: string;
  /** More than one file is looked at. */
  readonly several: boolean;
}

/** A finding in one line: `12:5 error Patient.gender: … [binding-required]`, the line and column first. */
export const lineOf = (
  { id, severity, expression, text, parameters, position }: Finding,
  language: Language,
): string => {
  const place = position ? `${position.line}:${position.column} ` : '';
  return `${place}${severity} ${expression}: ${render(text, language, parameters)} [${id}]`;
};
