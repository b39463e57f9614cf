import type { Request, Router } from 'express';
import { accessOfWrite } from '../operations/allow.ts';
import type { AskedWrite } from '../operations/asked-write.ts';
import { history } from '../operations/history.ts';
import { search } from '../operations/search.ts';
import { resourceOf, write } from '../operations/single-write.ts';
import { send, sendWritten } from './answer.ts';
import { bodyOf, patchOf } from './body.ts';
import { methodNotAllowed } from './errors.ts';
import { type Exchange, formOf, queryOf } from './exchange.ts';
import { headerAs, isLenient } from './negotiation.ts';

/** Search, create, the history of a type, and the writes to the one resource that a search finds. */
export const routeType = (fhir: Router, { base, callOf }: Exchange): void => {
  const writeAs = (request: Request, asked: AskedWrite) => write(callOf(request, accessOfWrite(asked)), asked);

  fhir
    .route('/:type/_search')
    .post(async (request, response) => {
      const options = { lenient: isLenient(request) };
      send(
        request,
        response,
        200,
        await search(
          callOf(request, { does: 'search-type', type: request.params.type }),
          request.params.type,
          formOf(request),
          options,
        ),
      );
    })
    .all(methodNotAllowed('POST'));

  fhir
    .route('/:type/_history')
    .get(async (request, response) =>
      send(
        request,
        response,
        200,
        await history(
          callOf(request, { does: 'history-type', type: request.params.type }),
          { type: request.params.type },
          queryOf(request),
        ),
      ),
    )
    .all(methodNotAllowed('GET'));

  fhir
    .route('/:type')
    .get(async (request, response) => {
      const options = { lenient: isLenient(request) };
      send(
        request,
        response,
        200,
        await search(
          callOf(request, { does: 'search-type', type: request.params.type }),
          request.params.type,
          queryOf(request),
          options,
        ),
      );
    })
    .post(async (request, response) => {
      const { type } = request.params;
      const resource = resourceOf(type, bodyOf(request));
      const condition = headerAs(request, 'If-None-Exist', 'ifNoneExist');
      const written = await writeAs(request, { method: 'POST', type, resource, ...condition });
      sendWritten(request, response, base(), written);
    })
    .put(async (request, response) => {
      const { type } = request.params;
      const resource = resourceOf(type, bodyOf(request));
      const conditions = {
        ...headerAs(request, 'If-Match', 'ifMatch'),
        ...headerAs(request, 'If-None-Match', 'ifNoneMatch'),
      };
      const on = { query: queryOf(request) };
      sendWritten(
        request,
        response,
        base(),
        await writeAs(request, { method: 'PUT', type, resource, on, ...conditions }),
      );
    })
    .patch(async (request, response) => {
      const { type } = request.params;
      const on = { query: queryOf(request) };
      const patch = patchOf(request);
      const condition = headerAs(request, 'If-Match', 'ifMatch');
      sendWritten(
        request,
        response,
        base(),
        await writeAs(request, { method: 'PATCH', type, patch, on, ...condition }),
      );
    })
    .delete(async (request, response) => {
      const { type } = request.params;
      const on = { query: queryOf(request) };
      const condition = headerAs(request, 'If-Match', 'ifMatch');
      sendWritten(request, response, base(), await writeAs(request, { method: 'DELETE', type, on, ...condition }));
    })
    .all(methodNotAllowed('GET', 'POST', 'PUT', 'PATCH', 'DELETE'));
};
