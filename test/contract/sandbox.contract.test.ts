import { describeGateway } from './gateway.contract.ts';
import { sandboxOn, temporaryFolder } from './start-sandbox.ts';

describeGateway('the embedded server', async () => {
  const folder = temporaryFolder();
  const gateway = sandboxOn(folder.file);
  return {
    gateway,
    stop: async () => {
      await gateway.close();
      folder.remove();
    },
  };
});
