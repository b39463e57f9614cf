import type { RequestHandler, Router } from 'express';
import { isInformal } from '../access/access.ts';
import { failure } from '../fhir/failure.ts';
import { reach } from '../identity/reach.ts';
import { batch } from '../operations/batch.ts';
import { OPERATIONS } from '../operations/catalogue.ts';
import { bundleOf } from '../operations/entries.ts';
import { history } from '../operations/history.ts';
import { givenBelow } from '../operations/own-base.ts';
import { scopedReads } from '../operations/scoped-reads.ts';
import type { Call } from '../operations/service.ts';
import { transaction } from '../operations/transaction.ts';
import { send } from './answer.ts';

import { bodyOf, parsedBodyOf } from './body.ts';
import { isDocument, sendDocument, takesDocument } from './document.ts';

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
      send(request, response, 200, await carryOut(callOf(request, { does: as }), bundle, options));
    })
    .all(methodNotAllowed('POST'));

  fhir
    .route('/_history')
    .get(async (request, response) =>
      send(
        request,
        response,
        200,
        await history(callOf(request, { does: 'history-type', type: '*' }), {}, queryOf(request)),
      ),
    )
    .all(methodNotAllowed('GET'));

  for (const operation of OPERATIONS) {
    const paths = { system: '', type: '/:type', instance: '/:type/:id' };
    const run: RequestHandler = async (request, response) => {
      const { type, id } = request.params as { type?: string; id?: string };
      if (type !== undefined && operation.types?.includes(type) === false) throw notOfType(type);
      const call = callOf(request, { does: 'operation', name: operation.name });
      if (type !== undefined && id !== undefined && operation.name !== 'validate')
        await requireInstance(call, type, id);
      const sent = parsedBodyOf(request);
      const at = { ...(type && { type }), ...(id && { id }) };
      const input = { ...at, body: sent?.json, ...(sent && { sent }), query: queryOf(request) };
      const answer = await operation.run(call, operation.name === 'validate' ? input : givenBelow(input, call.base));
      if (isDocument(answer) && takesDocument(request, answer)) sendDocument(request, response, answer);
      else send(request, response, 200, answer);
    };
    for (const level of operation.levels) {
      const route = fhir.route(`${paths[level]}/$${operation.name}`).post(run);
      if (operation.readOnly) route.get(run).all(methodNotAllowed('GET', 'POST'));
      else route.all(methodNotAllowed('POST'));
    }
  }
};

/** An operation on what the caller may not see is one on what is not there. Failures: as of a read. */
const requireInstance = async (call: Call, type: string, id: string): Promise<void> => {
  // A carer may ask about his client, whom he does not see as a resource.
  if (isInformal(call.identity) && type === 'Patient') return call.requireClient(id);
  if (isInformal(call.identity) || (call.identity && reach(call.identity, 'r', type) !== 'all'))
    await scopedReads(call).read(type, id);
};

const notOfType = (type: string) =>
  failure(
    'not-supported',
    { nl: 'Deze operatie is er niet voor {type}.', en: 'There is no such operation for {type}.' },
    { id: 'operation-not-supported', parameters: { type } },
  );
