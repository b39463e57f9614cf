import { startService } from '../http/start-service.ts';
import { BY_HTTP } from './deviations.ts';
import { describeGateway } from './gateway.contract.ts';
import { upstreamAt } from './open-upstream.ts';

describeGateway(
  'a Samenspel service on the embedded server, over HTTP',
  async () => {
    const service = await startService();
    const gateway = upstreamAt(service.base);
    return {
      gateway,
      stop: async () => {
        await gateway.close();
        await service.stop();
      },
    };
  },
  BY_HTTP,
);
