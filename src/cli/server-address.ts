import { Failure } from '../fhir/failure.ts';
import { render } from '../fhir/text.ts';
import { Problem } from './command.ts';

/** The base URL of a FHIR server as somebody typed it, without a slash at the end. Throws a Problem when it is none. */
export const baseFrom = (url: string): string => {
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) throw new Problem(['the URL is an http or https one'], 2);
  return url.replace(/\/+$/, '');
};

/** Milliseconds, out of the seconds of a `--timeout`. Throws a Problem when it is no number of them up to an hour. */
export const timeoutFrom = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw new Problem(['--timeout is a number of seconds, at most 3600'], 2);
  return seconds * 1000;
};

/** What a server or the service refused as lines for whoever typed the command (exit code 2), after the address where one is given; any other error as it is. */
export const problemOf = (error: unknown, base?: string): unknown => {
  if (!(error instanceof Failure)) return error;
  const before = base === undefined ? '' : `${base}: `;
  return new Problem(
    error.findings.map(({ text, parameters }) => before + render(text, 'en', parameters)),
    2,
  );
};
