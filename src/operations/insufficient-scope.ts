import { type Failure, failure } from '../fhir/failure.ts';

/** The same, whatever it is that the caller may not do. */
export const insufficientScope = (): Failure =>
  failure(
    'forbidden',
    {
      nl: 'Hiervoor geven uw rol en de scopes van het token geen toegang.',
      en: 'Your role and the scopes of the token give no access to this.',
    },
    { id: 'insufficient-scope' },
  );
