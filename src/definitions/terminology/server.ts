import { isObject, objects } from '../../fhir/json.ts';
import { inOrOut, type Membership } from '../membership.ts';
import type { Beyond } from './beyond.ts';

/** Where a FHIR terminology server is, and how it is spoken to. */
export interface TerminologyServerOptions {
  /** The base, as in `https://tx.example/fhir`. */
  readonly url: string;
  /** Sent with each request: an Authorization, say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one answer may take, in milliseconds; 10,000 unless said. */
  readonly timeout?: number;
  /** In place of the platform's own, for who needs a proxy. */
  readonly fetch?: typeof fetch;
}

export interface TerminologyServer extends Beyond {
  /** Asks what was asked of it and not known. True when it learned something: who asks again may then be answered. */
  ask(): Promise<boolean>;
}

interface Question {
  readonly type: 'ValueSet' | 'CodeSystem';
  readonly canonical: string;
  readonly system: string;
  readonly code: string;
}

/** At once; more would only wait for each other there. */
const AT_ONCE = 8;
/** Answers that are kept; beyond these the oldest is let go. */
const KEPT = 20_000;

/**
 * A FHIR terminology server (R4 §4.9.19, §4.8.17: `$validate-code`). What it answers is kept; that it does not answer, or does
 * not know the code system either, is not, and is asked again the next time. `valueSet` finds the value set to send along,
 * since a server need not know ours; codes are all that is sent of a resource.
 */
export const terminologyServer = (
  { url, headers = {}, timeout = 10_000, fetch: send = fetch }: TerminologyServerOptions,
  valueSet: (canonical: string) => object | undefined,
): TerminologyServer => {
  const answers = new Map<string, Membership>();
  const open = new Map<string, Question>();

  const membership = (question: Question): Membership => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known === undefined) open.set(key, question);
    return known ?? 'unknown';
  };

  const askOne = async ([key, question]: [string, Question]): Promise<boolean> => {
    const answer = await answerOf(question);
    if (answer === 'unknown') return false;
    if (answers.size >= KEPT) answers.delete(answers.keys().next().value as string);
    answers.set(key, answer);
    return true;
  };

  const answerOf = async (question: Question): Promise<Membership> => {
    try {
      const response = await send(`${url.replace(/\/+$/, '')}/${question.type}/$validate-code`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/fhir+json', Accept: 'application/fhir+json', ...headers },
        body: JSON.stringify({
          resourceType: 'Parameters',
          parameter: parametersOf(question, valueSet(question.canonical)),
        }),
        signal: AbortSignal.timeout(timeout),
      });
      return response.ok ? membershipIn(await response.json()) : 'unknown';
    } catch {
      return 'unknown';
    }
  };

  return {
    inSet: (canonical, system, code) => membership({ type: 'ValueSet', canonical, system, code }),
    inSystem: (system, code) => membership({ type: 'CodeSystem', canonical: system, system, code }),
    ask: async () => {
      const questions = [...open];
      open.clear();
      let learned = false;
      for (let i = 0; i < questions.length; i += AT_ONCE) {
        const some = await Promise.all(questions.slice(i, i + AT_ONCE).map(askOne));
        learned ||= some.includes(true);
      }
      return learned;
    },
  };
};

const parametersOf = ({ type, canonical, system, code }: Question, resource: object | undefined): object[] => {
  const [url, version] = canonical.split('|');
  const about =
    type === 'ValueSet' && resource
      ? [{ name: 'valueSet', resource }]
      : [
          { name: 'url', valueUri: url },
          ...(version && type === 'ValueSet' ? [{ name: 'valueSetVersion', valueString: version }] : []),
        ];
  return [
    ...about,
    { name: 'code', valueCode: code },
    ...(type === 'ValueSet' ? [{ name: 'system', valueUri: system }] : []),
  ];
};

/** A server says `false` of a code in a system that it does not have, too, and says so beside it. */
const membershipIn = (answer: unknown): Membership => {
  if (!isObject(answer) || answer['resourceType'] !== 'Parameters') return 'unknown';
  const parameters = objects(answer['parameter']);
  const result = parameters.find(({ name }) => name === 'result')?.['valueBoolean'];
  if (typeof result !== 'boolean') return 'unknown';
  const lacking = parameters.some(({ name }) => /unknown-system$/.test(String(name)));
  return result || !lacking ? inOrOut(result) : 'unknown';
};
