import type { Bundle, OperationOutcome, Parameters, Resource } from '@medplum/fhirtypes';
import { Client as FhirKit } from 'fhir-kit-client';
import type { Connect } from './client.ts';
import { logIn } from './log-in.ts';

/** fhir-kit-client, with a bearer token. */
export const fhirKit: Connect = async (base, who) => {
  const client = new FhirKit({ baseUrl: base, bearerToken: await logIn(base, who, 'openid fhirUser user/*.cruds') });
  return {
    run: async (operation, input) => {
      const [name = '', id, resourceType] = operation.split('/').reverse();
      const on = { ...(resourceType && { resourceType }), ...(id && { id }) };
      return (await client.operation({ name, ...on, input: { ...input } })) as unknown as Parameters;
    },
    read: async (resourceType, id) => (await client.read({ resourceType, id })) as unknown as Resource,
    pages: async (resourceType, query) => {
      const pages: Bundle[] = [];
      let page = (await client.search({ resourceType, searchParams: { ...query } })) as unknown as Bundle | undefined;
      while (page) {
        pages.push(page);
        page = (await client.nextPage({ bundle: page as never })) as unknown as Bundle | undefined;
      }
      return pages;
    },
    refusal: (error) => {
      const { response } = error as { response: { status: number; data: OperationOutcome } };
      return { status: response.status, outcome: response.data };
    },
  };
};
