import { BY_HTTP } from './deviations.ts';
import { describeGateway } from './gateway.contract.ts';
import { upstreamAt } from './open-upstream.ts';
import { startMedplum } from './start-medplum.ts';

describeGateway(
  'Medplum’s router over memory',
  async () => {
    const server = await startMedplum();
    const gateway = upstreamAt(server.base);
    return {
      gateway,
      stop: async () => {
        await gateway.close();
        await server.stop();
      },
    };
  },
  {
    ...BY_HTTP,
    'each can be read; one that says “deleted” is gone, one that never was is not found':
      'no version of what was deleted',
    'the history of an instance has them all, the newest first, page by page': 'no history of what was deleted',
    'ifNoneMatch lets a PUT make, and never replace':
      'it answers 200 where it made something, and ignores the condition',
    'reads what it has just written': 'it answers 200 where it made something',
    'an update makes a new version; the same content again makes none': 'an identical PUT makes a version too',
    'a client may choose the id of what it makes': 'it takes the id, but answers 200 where it made something',
    'what is deleted is gone, and no search finds it': 'reading what was deleted is 404, not 410',
    'a deleted resource can be written again, as a later version': 'it answers 200 where it made something',
    'an older version may not, and the refusal names the entry': 'that entry is refused, the others stay: no rollback',
    'nothing is written when one entry cannot be': 'references are not checked',
    'a urn that no entry has is refused': 'references are not checked',
    'what is referred to cannot be deleted alone, but can together with what refers to it':
      'references are not checked, and what was referred to is deleted',
    'the results are in the order of the entries, though deletes go first': 'it answers 200 where it made something',
    'pages follow each other until every match was seen once': '_count cuts off, without a link to the rest',
    'a parameter that is not known is refused, not ignored': 'it finds nothing by it, whatever Prefer says',
  },
);
