import { inject } from 'vitest';
import { describeGateway } from '../contract/gateway.contract.ts';
import { upstreamAt } from '../contract/open-upstream.ts';

describeGateway('HAPI FHIR', async () => {
  const gateway = upstreamAt(inject('hapi'));
  return { gateway, stop: () => gateway.close() };
});
