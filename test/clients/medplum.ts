import { MedplumClient, OperationOutcomeError } from '@medplum/core';
import type { Bundle, Resource, ResourceType } from '@medplum/fhirtypes';
import type { Connect } from './client.ts';
import { logIn } from './log-in.ts';

/** MedplumClient, with a bearer token. */
export const medplum: Connect = async (base, who) => {
  const client = new MedplumClient({
    baseUrl: base.replace(/fhir$/, ''),
    fhirUrlPath: 'fhir',
    accessToken: await logIn(base, who, 'openid fhirUser user/*.cruds'),
  });
  return {
    run: (operation, given) => client.post(client.fhirUrl(...operation.split('/')), given),
    read: (type, id) => client.readResource(type as ResourceType, id) as Promise<Resource>,
    pages: async (type, query) => {
      const pages: Bundle[] = [];
      let page: Bundle | undefined = await client.search(type as ResourceType, query);
      while (page) {
        pages.push(page);
        const next: string | undefined = page.link?.find(({ relation }) => relation === 'next')?.url;
        page = next === undefined ? undefined : await client.get<Bundle>(next);
      }
      return pages;
    },
    refusal: (error) => {
      if (!(error instanceof OperationOutcomeError)) throw error;
      return { status: undefined, outcome: error.outcome };
    },
  };
};
