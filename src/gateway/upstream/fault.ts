import { failure } from '../../fhir/failure.ts';
import type { FailureKind } from '../../fhir/failure-kind.ts';
import type { FailureId } from '../../fhir/failures/catalogue.ts';
import type { Text } from '../../fhir/text.ts';
import { LostAnswer } from '../lost-answer.ts';

/** What can go wrong between us and the server, so that there is no answer to speak of. */
export type FaultKind =
  | 'unreachable'
  | 'certificate'
  | 'cut'
  | 'timeout'
  | 'busy'
  | 'unavailable'
  | 'gateway'
  | 'broken'
  | 'not-fhir';

interface Meaning {
  readonly kind: FailureKind;
  readonly id: FailureId;
  readonly text: Text;
  /** The same request may go better a moment later. */
  readonly passes: boolean;
  /** The server did not get to see the request, or refused to look at it: a write was not carried out. */
  readonly unseen: boolean;
}

/** Each kind of fault: what the client is told, and what may be done about it. */
const MEANING: Readonly<Record<FaultKind, Meaning>> = {
  unreachable: {
    kind: 'upstream-unavailable',
    id: 'upstream-unreachable',
    text: {
      nl: 'De FHIR-server van het dossier is niet te bereiken.',
      en: 'The FHIR server of the record cannot be reached.',
    },
    passes: true,
    unseen: true,
  },
  certificate: {
    kind: 'upstream-unavailable',
    id: 'upstream-certificate',
    text: {
      nl: 'Het certificaat van de FHIR-server van het dossier wordt niet vertrouwd (NODE_EXTRA_CA_CERTS).',
      en: 'The certificate of the FHIR server of the record is not trusted (NODE_EXTRA_CA_CERTS).',
    },
    passes: false,
    unseen: true,
  },
  cut: {
    kind: 'upstream-down',
    id: 'upstream-cut',
    text: {
      nl: 'De FHIR-server van het dossier brak zijn antwoord af.',
      en: 'The FHIR server of the record broke off its answer.',
    },
    passes: true,
    unseen: false,
  },
  timeout: {
    kind: 'upstream-timeout',
    id: 'upstream-timeout',
    text: {
      nl: 'De FHIR-server van het dossier antwoordde niet op tijd.',
      en: 'The FHIR server of the record did not answer in time.',
    },
    passes: false,
    unseen: false,
  },
  busy: {
    kind: 'upstream-busy',
    id: 'upstream-busy',
    text: { nl: 'De FHIR-server van het dossier heeft het te druk.', en: 'The FHIR server of the record is too busy.' },
    passes: true,
    unseen: true,
  },
  unavailable: {
    kind: 'upstream-unavailable',
    id: 'upstream-unavailable',
    text: {
      nl: 'De FHIR-server van het dossier is even niet beschikbaar.',
      en: 'The FHIR server of the record is not available for the moment.',
    },
    passes: true,
    unseen: false,
  },
  gateway: {
    kind: 'upstream-down',
    id: 'upstream-gateway',
    text: {
      nl: 'Iets vóór de FHIR-server van het dossier kon hem niet bereiken.',
      en: 'Something in front of the FHIR server of the record could not reach it.',
    },
    passes: true,
    unseen: false,
  },
  broken: {
    kind: 'upstream-down',
    id: 'upstream-error',
    text: {
      nl: 'De FHIR-server van het dossier meldde een eigen fout.',
      en: 'The FHIR server of the record reported an error of its own.',
    },
    passes: false,
    unseen: false,
  },
  'not-fhir': {
    kind: 'upstream-down',
    id: 'upstream-not-fhir',
    text: {
      nl: 'Wat er van de FHIR-server van het dossier terugkwam, is geen FHIR.',
      en: 'What came back from the FHIR server of the record is not FHIR.',
    },
    passes: false,
    unseen: false,
  },
};

const UNKNOWN: Text = {
  nl: ' Of de gegevens zijn opgeslagen, is niet bekend: kijk het na voordat u ze opnieuw stuurt.',
  en: ' Whether the data were stored is not known: look before you send them again.',
};

/** There is no answer, or none that can be used. Stays within upstream/: what leaves it is a Failure. */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Seconds that the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(kind: FaultKind, retryAfter?: number) {
    super(kind);
    this.name = 'Fault';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  get passes(): boolean {
    return MEANING[this.kind].passes;
  }
}

/** What a fault means to the client; of a write that the server may have carried out, a LostAnswer. */
export const failureOf = ({ kind: fault, retryAfter }: Fault, isWrite: boolean) => {
  const { kind, id, text, unseen } = MEANING[fault];
  const seconds = retryAfter === undefined ? undefined : Math.ceil(retryAfter);
  if (!isWrite || unseen) return failure(kind, text, { id, retryAfter: seconds });
  const { findings } = failure(kind, { nl: text.nl + UNKNOWN.nl, en: text.en + UNKNOWN.en }, { id });
  return new LostAnswer(kind, findings, seconds);
};
