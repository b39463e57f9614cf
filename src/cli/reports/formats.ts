import type { Report, ReportOptions } from './report.ts';

/** Each is loaded only when it is asked for. */
export const FORMATS = {
  text: async (options) => (await import('./text.ts')).textReport(options),
  json: async (options) => (await import('./json.ts')).jsonReport(options),
  sarif: async (options) => (await import('./sarif.ts')).sarifReport(options),
  junit: async (options) => (await import('./junit.ts')).junitReport(options),
} satisfies Record<string, (options: ReportOptions) => Promise<Report>>;

export type Format = keyof typeof FORMATS;

export const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);
