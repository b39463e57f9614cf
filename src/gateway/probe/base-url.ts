import { failure } from '../../fhir/failure.ts';
import type { Resource } from '../../fhir/json.ts';
import type { Answer } from '../upstream/exchange.ts';
import { Fault, failureOf } from '../upstream/fault.ts';

/**
 * The CapabilityStatement that a base URL answered with, if it has one. Failures: what it is instead, so that nothing more is tried on it: upstream-access-refused
 * (it asks for a login), upstream-redirects, upstream-not-fhir, upstream-other-version.
 */
export const statementOf = ({ status, resource }: Pick<Answer, 'status' | 'resource'>): Resource | undefined => {
  if (status === 401 || status === 403) throw asksForLogin();
  if (status >= 300 && status < 400) throw redirects();
  if (!resource) throw failureOf(new Fault('not-fhir'), false);
  // It has no statement, but says so in FHIR: what it does is found out all the same.
  if (resource.resourceType !== 'CapabilityStatement') return undefined;
  const { fhirVersion } = resource;
  if (typeof fhirVersion === 'string' && !fhirVersion.startsWith('4.0.')) throw otherVersion(fhirVersion);
  return resource;
};

const asksForLogin = () =>
  failure(
    'upstream-down',
    {
      nl: 'De FHIR-server van het dossier laat niemand binnen zonder (andere) inloggegevens.',
      en: 'The FHIR server of the record lets nobody in without (other) credentials.',
    },
    { id: 'upstream-access-refused' },
  );

const redirects = () =>
  failure(
    'upstream-down',
    {
      nl: 'Dit adres verwijst door naar een ander: geef het adres van de FHIR-server zelf.',
      en: 'This address redirects to another: give the address of the FHIR server itself.',
    },
    { id: 'upstream-redirects' },
  );

const otherVersion = (version: string) =>
  failure(
    'upstream-down',
    {
      nl: 'De server spreekt FHIR {version}; hier is R4 (4.0.1) nodig.',
      en: 'The server speaks FHIR {version}; R4 (4.0.1) is needed here.',
    },
    { id: 'upstream-other-version', parameters: { version: version.slice(0, 16) } },
  );
