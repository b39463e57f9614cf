import type { Request, Router } from 'express';
import { accessOfWrite } from '../operations/allow.ts';
import type { AskedWrite } from '../operations/asked-write.ts';
import { history } from '../operations/history.ts';
import { scopedReads } from '../operations/scoped-reads.ts';
import { search } from '../operations/search.ts';
import { resourceOf, write } from '../operations/single-write.ts';
import { send, sendStored, sendWritten } from './answer.ts';
import { bodyOf, patchOf } from './body.ts';
import { methodNotAllowed } from './errors.ts';
import { type Exchange, formOf, queryOf } from './exchange.ts';
import { headerAs, isLenient } from './negotiation.ts';

/** Read, vread, update, patch, delete and the history of one resource, and a search within its compartment. */
export const routeInstance = (fhir: Router, { base, callOf }: Exchange): void => {
  const writeAs = (request: Request, asked: AskedWrite) => write(callOf(request, accessOfWrite(asked)), asked);

  fhir
    .route('/:type/:id')
    .get(async (request, response) => {
      const { type, id } = request.params;
      const call = callOf(request, { does: 'read', type });
      sendStored(request, response, call, await scopedReads(call).read(type, id));
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
        await writeAs(request, { method: 'PUT', type, resource, on, ...conditions }),
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
        await writeAs(request, { method: 'PATCH', type, patch, on: { id }, ...condition }),
      );
    })
    .delete(async (request, response) => {
      const { type, id } = request.params;
      const condition = headerAs(request, 'If-Match', 'ifMatch');
      sendWritten(
        request,
        response,
        base(),
        await writeAs(request, { method: 'DELETE', type, on: { id }, ...condition }),
      );
    })
    .all(methodNotAllowed('GET', 'PUT', 'PATCH', 'DELETE'));

  fhir
    .route('/:type/:id/_history')
    .get(async (request, response) => {
      const { type, id } = request.params;
      send(
        request,
        response,
        200,
        await history(callOf(request, { does: 'history-instance', type }), { type, id }, queryOf(request)),
      );
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:type/:id/_history/:version')
    .get(async (request, response) => {
      const { type, id, version } = request.params;
      const call = callOf(request, { does: 'vread', type });
      sendStored(request, response, call, await scopedReads(call).read(type, id, version));
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:compartment/:id/:type')
    .get(async (request, response) => {
      const { compartment, id, type } = request.params;
      const options = { compartment: { type: compartment, id }, lenient: isLenient(request) };
      send(
        request,
        response,
        200,
        await search(callOf(request, { does: 'search-type', type }), type, queryOf(request), options),
      );
    })
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:compartment/:id/:type/_search')
    .post(async (request, response) => {
      const { compartment, id, type } = request.params;
      const options = { compartment: { type: compartment, id }, lenient: isLenient(request) };
      send(
        request,
        response,
        200,
        await search(callOf(request, { does: 'search-type', type }), type, formOf(request), options),
      );
    })
    .all(methodNotAllowed('POST'));
};
