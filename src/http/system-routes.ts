import type { RequestHandler, Router } from 'express';
import { failure } from '../fhir/failure.ts';
import { batch } from '../operations/batch.ts';
import { OPERATIONS } from '../operations/catalogue.ts';
import { bundleOf } from '../operations/entries.ts';
import { history } from '../operations/history.ts';
import { carryOut } from '../operations/operation.ts';
import { transaction } from '../operations/transaction.ts';
import { send } from './answer.ts';
import { bodyOf } from './body.ts';
import { methodNotAllowed } from './errors.ts';
import { type Exchange, queryOf } from './exchange.ts';
import { preferredReturn } from './negotiation.ts';

/** Batch, transaction, the history of everything, and the operations at every level. */
export const routeSystem = (fhir: Router, { callOf }: Exchange): void => {
  fhir
    .route('/')
    .post(async (request, response) => {
      const { bundle, as } = bundleOf(bodyOf(request));
      const options = { representation: preferredReturn(request, 'minimal') === 'representation' };
      const carryOut = as === 'batch' ? batch : transaction;
      send(request, response, 200, await carryOut(callOf(request), bundle, options));
    })
    .all(methodNotAllowed('POST'));

  fhir
    .route('/_history')
    .get(async (request, response) =>
      send(request, response, 200, await history(callOf(request), {}, queryOf(request))),
    )
    .all(methodNotAllowed('GET'));

  for (const operation of OPERATIONS) {
    const paths = { system: '', type: '/:type', instance: '/:type/:id' };
    const run: RequestHandler = async (request, response) => {
      const { type, id } = request.params as { type?: string; id?: string };
      if (type !== undefined && operation.types?.includes(type) === false) throw notOfType(type);
      const input = { ...(type && { type }), ...(id && { id }), body: bodyOf(request), query: queryOf(request) };
      send(request, response, 200, await carryOut(operation, callOf(request), input));
    };
    for (const level of operation.levels) {
      const route = fhir.route(`${paths[level]}/$${operation.name}`).post(run);
      if (operation.readOnly) route.get(run).all(methodNotAllowed('GET', 'POST'));
      else route.all(methodNotAllowed('POST'));
    }
  }
};

const notOfType = (type: string) =>
  failure(
    'not-supported',
    { nl: 'Deze operatie is er niet voor {type}.', en: 'There is no such operation for {type}.' },
    { id: 'operation-not-supported', parameters: { type } },
  );
