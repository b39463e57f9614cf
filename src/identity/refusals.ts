import { type Failure, failure } from '../fhir/failure.ts';

/** For every token that is not taken, whatever is wrong with it: what the check found helps only who forges one. */
export const tokenInvalid = (): Failure =>
  failure(
    'unauthenticated',
    { nl: 'Het token wordt hier niet aanvaard.', en: 'The token is not accepted here.' },
    { id: 'token-invalid' },
  );

export const tokenMissing = (): Failure =>
  failure('unauthenticated', {
    nl: 'Hier is een token nodig: Authorization: Bearer …',
    en: 'A token is needed here: Authorization: Bearer …',
  });

export const tokenAmbiguous = (): Failure =>
  failure(
    'invalid',
    {
      nl: 'Eén token per aanvraag, in de header Authorization, en niet in de URL.',
      en: 'One token in a request, in the header Authorization, and not in the URL.',
    },
    { id: 'token-ambiguous' },
  );

/** Seconds after which asking again makes sense. */
const AGAIN = 10;

/** The token may be good: nobody can tell now. */
export const issuerUnavailable = (): Failure =>
  failure(
    'upstream-unavailable',
    {
      nl: 'De uitgever van het token is nu niet te bereiken.',
      en: 'The issuer of the token cannot be reached now.',
    },
    { id: 'issuer-unavailable', retryAfter: AGAIN },
  );
