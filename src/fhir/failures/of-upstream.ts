import type { Told } from './told.ts';

/** Failures of the FHIR server that holds the record, or of the store. */
export const OF_UPSTREAM = {
  'upstream-down': {
    kinds: ['upstream-down'],
    when: 'The store cannot read or keep anything now: the disk fails, or the file is no longer whole.',
    remedy: 'Look at the machine; the log has the number of SQLite.',
  },
  'store-full': {
    kinds: ['store-full'],
    when: 'The disk of the embedded server is full: nothing of the write was kept.',
    remedy: 'Make room, and send it again; /ready tells when it can be written again.',
  },
  'upstream-unreachable': {
    kinds: ['upstream-unavailable'],
    when: 'The server of the record cannot be reached.',
    remedy: 'Send it again later.',
  },
  'upstream-certificate': {
    kinds: ['upstream-unavailable'],
    when: 'The certificate of the server of the record is not trusted: signed by nobody known here, expired, or of another name.',
    remedy: 'Give Node the authority that signed it, in NODE_EXTRA_CA_CERTS.',
  },
  'upstream-cut': {
    kinds: ['upstream-down'],
    when: 'The server of the record broke off its answer.',
    remedy: 'Read first; a write may have been kept.',
  },
  'upstream-timeout': {
    kinds: ['upstream-timeout'],
    when: 'The server of the record did not answer within SAMENSPEL_UPSTREAM_TIMEOUT.',
    remedy: 'Read first; a write may have been kept.',
  },
  'upstream-too-slow': {
    kinds: ['upstream-timeout'],
    when: 'The server of the record took so long that it could not be found out in time what it can do.',
    remedy: 'Try again later, or `samenspel probe URL --timeout SECONDS`.',
  },
  'upstream-busy': {
    kinds: ['upstream-busy'],
    when: 'The server of the record answered 429.',
    remedy: 'Wait as long as Retry-After says.',
  },
  'upstream-unavailable': {
    kinds: ['upstream-unavailable'],
    when: 'The server of the record answered 503.',
    remedy: 'Send it again later.',
  },
  'upstream-gateway': {
    kinds: ['upstream-down'],
    when: 'Something in front of the server of the record (a proxy) answered 502 or 504.',
    remedy: 'Read first; a write may have been kept.',
  },
  'upstream-error': {
    kinds: ['upstream-down'],
    when: 'The server of the record answered 500.',
    remedy: 'Look into its log; read before you write again.',
  },
  'upstream-not-fhir': {
    kinds: ['upstream-down'],
    when: 'What came back is no FHIR: an HTML page, another resource, half an answer.',
    remedy: 'See whether SAMENSPEL_UPSTREAM is its FHIR base.',
  },
  'upstream-redirects': {
    kinds: ['upstream-down'],
    when: 'The address of the server of the record redirects to another.',
    remedy: 'Set SAMENSPEL_UPSTREAM to the FHIR base itself.',
  },
  'upstream-other-version': {
    kinds: ['upstream-down'],
    when: 'The server of the record speaks another version of FHIR than R4.',
    remedy: 'Set SAMENSPEL_UPSTREAM to its R4 base, where it has one.',
  },
  'upstream-not-probed': {
    kinds: ['upstream-unavailable'],
    when: 'It is not known yet what the server of the record can do; until then nothing is written.',
    remedy: 'Wait as long as Retry-After says.',
  },
  'upstream-unfit': {
    kinds: ['upstream-unfit'],
    when: 'The server of the record has no guarded transactions: through this service it is read only.',
    remedy: 'See samenspel probe, which says what it lacks.',
  },
  'upstream-access-refused': {
    kinds: ['upstream-down'],
    when: 'The server of the record does not let the service in.',
    remedy: 'See its credentials in the configuration.',
  },
  'upstream-token-refused': {
    kinds: ['upstream-down'],
    when: 'The service is given no token for the server of the record.',
    remedy: 'See the client and the key in the configuration.',
  },
  'upstream-refused': {
    kinds: ['invalid', 'unprocessable'],
    when: 'The server of the record refuses a request that is right as far as we know.',
    remedy: 'See its own rules: what it refuses at the place that the expression names.',
  },
  'DISC-9': {
    kinds: ['upstream-unavailable'],
    when: 'A look cannot be logged; therefore nothing is shown.',
    remedy: 'Look at the store of the log.',
  },
} as const satisfies Readonly<Record<string, Told>>;
