import { Failure } from '../../fhir/failure.ts';
import { isObject, objects, type Resource } from '../../fhir/json.ts';
import type { Exchange } from '../upstream/exchange.ts';
import { statementOf } from './base-url.ts';
import type { Question } from './question.ts';
import { RESOURCE_QUESTIONS } from './resource-questions.ts';
import { SEARCH_QUESTIONS } from './search-questions.ts';
import { SINGLE_QUESTIONS } from './single-questions.ts';
import { timeLimit, tooSlow } from './time-limit.ts';
import { traces } from './traces.ts';
import { TRANSACTION_QUESTIONS } from './transaction-questions.ts';

/** What a server turned out to do. */
export interface ProbeReport {
  /** What it calls itself. */
  readonly software: string;
  readonly fhirVersion: string;
  readonly answers: readonly ProbeAnswer[];
  /** Whether decisions can be written in one transaction, under a guard. */
  readonly guarded: boolean;
  /** Whether they can be written in stages, under a guard. */
  readonly staged: boolean;
  /** What the probe made and could not remove: `Task/12`. */
  readonly left: readonly string[];
}

export interface ProbeAnswer {
  readonly id: string;
  readonly asks: string;
  readonly answer: string;
  /** The answer that guarded writing needs, where it needs one. */
  readonly needs?: string;
  /** The answer that writing in stages needs, where it needs one. */
  readonly needsInStages?: string;
}

export const QUESTIONS: readonly Question[] = [
  ...TRANSACTION_QUESTIONS,
  ...SINGLE_QUESTIONS,
  ...SEARCH_QUESTIONS,
  ...RESOURCE_QUESTIONS,
];

export interface ProbeOptions {
  readonly base: string;
  readonly exchange: Exchange;
  readonly newId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
  /** Told as each answer comes. */
  readonly onAnswer?: (answer: ProbeAnswer) => void;
  /** How long the questions together may take, and cleaning up as long again, in milliseconds; two minutes unless said. */
  readonly within?: number;
}

const TWO_MINUTES = 120_000;

/**
 * Finds out what a FHIR server really does, by a few resources with a tag that are removed again; its CapabilityStatement says what it
 * means to do. A question that fails is answered with the failure's id, and what it needs is then not there.
 * Failures: those of the metadata request, of `statementOf` when what answers is no FHIR R4, and upstream-too-slow.
 */
export const probeServer = async ({
  base,
  exchange,
  newId,
  wait,
  now,
  onAnswer = () => {},
  within = TWO_MINUTES,
}: ProbeOptions): Promise<ProbeReport> => {
  const statement = statementOf(await exchange({ method: 'GET', path: 'metadata', safe: true }));
  const limit = timeLimit(exchange, within, now);
  const work = traces({ base, exchange: limit.exchange, newId, wait });
  const answers: ProbeAnswer[] = [];
  const add = (answer: ProbeAnswer) => {
    answers.push(answer);
    onAnswer(answer);
  };
  let slow = false;
  try {
    for (const { id, asks, needs, needsInStages, ask } of QUESTIONS) {
      if (limit.isUp()) break;
      const answer = await ask(work.probe).catch((error: unknown) => `failed: ${reasonOf(error)}`);
      add({
        id,
        asks,
        answer,
        ...(needs !== undefined && { needs }),
        ...(needsInStages !== undefined && { needsInStages }),
      });
    }
  } finally {
    slow = limit.isUp();
    if (slow) limit.again();
    await work.remove();
  }
  if (slow) throw tooSlow(within, work.left());
  add({
    id: 'subscriptions',
    asks: 'says that it takes subscriptions',
    answer: takesSubscriptions(statement) ? 'yes' : 'no',
  });
  return {
    software: softwareOf(statement),
    fhirVersion: String(statement?.['fhirVersion'] ?? 'not said'),
    answers,
    guarded: answers.every(({ answer, needs }) => meets(answer, needs)),
    staged: answers.every(({ answer, needsInStages }) => meets(answer, needsInStages)),
    left: work.left(),
  };
};

/** Whether an answer is what is needed, if anything is. */
export const meets = (answer: string, needed: string | undefined): boolean =>
  needed === undefined || answer === needed || answer.startsWith(`${needed} (`);

/** Never what a server said: that is for the log of the server. */
const reasonOf = (error: unknown): string =>
  error instanceof Failure ? (error.findings[0]?.id ?? error.kind) : error instanceof Error ? error.message : 'unknown';

const softwareOf = (statement: Resource | undefined): string => {
  const software = statement?.['software'];
  if (!isObject(software)) return 'not said';
  return [software['name'], software['version']].filter((part) => typeof part === 'string').join(' ');
};

const takesSubscriptions = (statement: Resource | undefined): boolean =>
  objects(statement?.['rest']).some((rest) =>
    objects(rest['resource']).some(
      ({ type, interaction }) => type === 'Subscription' && objects(interaction).some(({ code }) => code === 'create'),
    ),
  );
