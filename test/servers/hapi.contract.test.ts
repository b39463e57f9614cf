import { inject } from 'vitest';
import { BY_HTTP } from '../contract/deviations.ts';
import { describeGateway } from '../contract/gateway.contract.ts';
import { upstreamAt } from '../contract/open-upstream.ts';

describeGateway(
  'HAPI FHIR',
  async () => {
    const gateway = upstreamAt(inject('hapi'));
    return { gateway, stop: () => gateway.close() };
  },
  { ...BY_HTTP, 'ifNoneMatch lets a PUT make, and never replace': 'it ignores If-None-Match on a PUT' },
);
