import type { Request, Response } from 'express';
import type { Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { Stored } from '../gateway/gateway.ts';
import { isKnown } from '../operations/read.ts';
import type { Call } from '../operations/service.ts';
import { readShape, shaped } from '../operations/shape.ts';
import type { Written } from '../operations/single-write.ts';
import { queryOf } from './exchange.ts';
import { languageFor, preferredReturn, readConditions } from './negotiation.ts';

/** Sends a resource; `_pretty=true` indents it. */
export const send = (request: Request, response: Response, status: number, resource: Resource): void => {
  const indent = request.query['_pretty'] === 'true' ? 2 : undefined;
  const body = Buffer.from(JSON.stringify(resource, undefined, indent));
  // Set past express, which would write every parameter of the type in lower case.
  response.status(status).setHeader('Content-Type', 'application/fhir+json; fhirVersion=4.0; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
};

/** ETag and Last-Modified of a version (R4 §3.1.0.1.3). */
const versionHeaders = (response: Response, version: { versionId: string; lastUpdated: string }): void => {
  response.set('ETag', `W/"${version.versionId}"`).set('Last-Modified', new Date(version.lastUpdated).toUTCString());
};

/** The answer to a read: the version, or 304 when the reader has it already. */
export const sendStored = (request: Request, response: Response, call: Call, stored: Stored): void => {
  const { shape } = readShape(queryOf(request));
  versionHeaders(response, stored);
  if (isKnown(call, stored, readConditions(request))) response.status(304).end();
  else send(request, response, 200, shaped(call.definitions, shape, stored.resource));
};

/** The answer to a create, update or patch: 201 when it is new, with where it stands; to a delete: 204. */
export const sendWritten = (
  request: Request,
  response: Response,
  base: string,
  { result, findings }: Written,
): void => {
  const preferred = preferredReturn(request);
  const outcome = () => operationOutcome(findings, languageFor(request));
  // R4 §3.1.0.7: 200 when there is something to tell, 204 when not. The version of what never was says nothing.
  if (!result || result.effect === 'deleted') {
    if (result && result.versionId !== '0') versionHeaders(response, result);
    if (preferred === 'OperationOutcome') send(request, response, 200, outcome());
    else response.status(204).end();
    return;
  }
  const { type, id, versionId } = result;
  versionHeaders(response, result);
  response.set('Location', `${base}/${type}/${id}/_history/${versionId}`);
  const status = result.effect === 'created' ? 201 : 200;
  switch (preferred) {
    case 'minimal':
      response.status(status).end();
      return;
    case 'OperationOutcome':
      return send(request, response, status, outcome());
    default:
      // What the caller may not see of what he wrote himself is not sent back.
      if (result.resource) return send(request, response, status, result.resource);
      response.status(status).end();
  }
};
