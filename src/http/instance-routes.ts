import type { Router } from 'express';
import { history } from '../operations/history.ts';
import { search } from '../operations/search.ts';
import { resourceOf, write } from '../operations/single-write.ts';
import { send, sendStored, sendWritten } from './answer.ts';
import { bodyOf, patchOf } from './body.ts';
import { methodNotAllowed } from './errors.ts';
import { type Exchange, formOf, queryOf } from './exchange.ts';
import { headerAs, isLenient } from './negotiation.ts';

/** Read, vread, update, patch, delete and the history of one resource, and a search within its compartment. */
export const routeInstance = (fhir: Router, { base, callOf }: Exchange): void => {
  fhir
    .route('/:type/:id')
    .get(async (request, response) => {
      const { type, id } = request.params;
      const call = callOf(request);
      sendStored(request, response, call, await call.gateway.read(type, id));
    })
    .put(async (request, response) => {
      const { type, id } = request.params;
      const resource = resourceOf(type, bodyOf(request));
      const conditions = {
        ...headerAs(request, 'If-Match', 'ifMatch'),
        ...headerAs(request, 'If-None-Match', 'ifNoneMatch'),
      };
      const on = { id };
      sendWritten(
        request,
        response,
        base(),
        await write(callOf(request), { method: 'PUT', type, resource, on, ...conditions }),
      );
    })
    .patch(async (request, response) => {
      const { type, id } = request.params;
      const patch = patchOf(request);
      const condition = headerAs(request, 'If-Match', 'ifMatch');
      sendWritten(
        request,
        response,
        base(),
        await write(callOf(request), { method: 'PATCH', type, patch, on: { id }, ...condition }),
      );
    })
    .delete(async (request, response) => {
      const { type, id } = request.params;
      const condition = headerAs(request, 'If-Match', 'ifMatch');
      sendWritten(
        request,
        response,
        base(),
        await write(callOf(request), { method: 'DELETE', type, on: { id }, ...condition }),
      );
    })
    .all(methodNotAllowed('GET', 'PUT', 'PATCH', 'DELETE'));

  fhir
    .route('/:type/:id/_history')
    .get(async (request, response) => {
      const { type, id } = request.params;
      send(request, response, 200, await history(callOf(request), { type, id }, queryOf(request)));
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:type/:id/_history/:version')
    .get(async (request, response) => {
      const { type, id, version } = request.params;
      const call = callOf(request);
      sendStored(request, response, call, await call.gateway.read(type, id, version));
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:compartment/:id/:type')
    .get(async (request, response) => {
      const { compartment, id, type } = request.params;
      const options = { compartment: { type: compartment, id }, lenient: isLenient(request) };
      send(request, response, 200, await search(callOf(request), type, queryOf(request), options));
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:compartment/:id/:type/_search')
    .post(async (request, response) => {
      const { compartment, id, type } = request.params;
      const options = { compartment: { type: compartment, id }, lenient: isLenient(request) };
      send(request, response, 200, await search(callOf(request), type, formOf(request), options));
    })
    .all(methodNotAllowed('POST'));
};
