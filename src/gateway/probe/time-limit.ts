import { failure } from '../../fhir/failure.ts';
import type { Exchange } from '../upstream/exchange.ts';

export interface TimeLimit {
  /** As the one given, until the time is up: then nothing more is sent. Failures: upstream-too-slow. */
  readonly exchange: Exchange;
  isUp(): boolean;
  /** Gives the same time once more, to clean up in. */
  again(): void;
}

/** A limit on many requests together, in milliseconds; the one that is under way when it is reached ends by its own timeout. */
export const timeLimit = (exchange: Exchange, milliseconds: number, now: () => Date): TimeLimit => {
  const later = () => now().getTime() + milliseconds;
  let until = later();
  const isUp = () => now().getTime() >= until;
  return {
    exchange: async (request) => {
      if (isUp()) throw tooSlow(milliseconds);
      return exchange(request);
    },
    isUp,
    again: () => {
      until = later();
    },
  };
};

export const tooSlow = (milliseconds: number, left: readonly string[] = []) =>
  failure(
    'upstream-timeout',
    left.length === 0
      ? {
          nl: 'De FHIR-server van het dossier is te traag: na {seconds} s was niet bekend wat hij kan.',
          en: 'The FHIR server of the record is too slow: after {seconds} s it was not known what it can do.',
        }
      : {
          nl: 'De FHIR-server van het dossier is te traag: na {seconds} s was niet bekend wat hij kan. Niet verwijderd: {left}.',
          en: 'The FHIR server of the record is too slow: after {seconds} s it was not known what it can do. Not removed: {left}.',
        },
    { id: 'upstream-too-slow', parameters: { seconds: String(milliseconds / 1000), left: left.join(', ') } },
  );
