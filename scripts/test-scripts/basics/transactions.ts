import { ask, is, isNot, status } from '../steps.ts';
import { type Asked, found, PLACE } from '../write.ts';
import { bundle, byIdentifier, entry, FRESH, make, patient, R4, task, test } from './made.ts';

/** Where one entry has a fullUrl, each has: servers that validate ask so. */
const [URN, OTHER_URN] = [
  'urn:uuid:6a2f41a3-c54f-4b7a-8f0e-000000000001',
  'urn:uuid:6a2f41a3-c54f-4b7a-8f0e-000000000002',
] as const;

export const transactions: Asked = {
  id: 'basics-transaction',
  title: 'Basics: whole or not at all',
  titleNl: 'Basis: helemaal of helemaal niet',
  description: 'Transactions: what agreements are written with, under a guard.',
  descriptionNl: 'Transacties: waarmee afspraken worden geschreven, onder een bewaker.',
  tests: [
    test(
      'What is made together refers to each other',
      'References by urn:uuid between the entries of a transaction are resolved.',
      `${R4}/http.html#trules`,
      ask('post', '', {
        as: 'together',
        body: [
          'together-transaction',
          bundle(
            entry('POST', 'Patient', patient('together'), { fullUrl: URN }),
            entry('POST', 'Task', task('together', { for: { reference: URN } }), { fullUrl: OTHER_URN }),
          ),
        ],
        variables: [found('together-client', 'together', `Bundle.entry[0].response.location.${PLACE}`)],
      }),
      status('200'),
      is('it is the answer to a transaction', 'Bundle.type', 'transaction-response'),
      ask('get', `Task?${byIdentifier('together')}`, FRESH),
      is(
        'the task is of the client',
        "Bundle.entry.resource.ofType(Task).for.reference.where($this.endsWith('${together-client}')).exists()",
      ),
    ),
    test(
      'One bad entry, and nothing is written',
      'A stale ifMatch in one entry keeps all others from being written.',
      `${R4}/http.html#transaction`,
      make('stale', task('stale')),
      ask('put', 'Task/${stale-id}', {
        body: ['stale-first', { ...task('stale', { priority: 'urgent' }), id: '${stale-id}' }],
      }),
      status('200'),
      ask('post', '', {
        body: [
          'stale-transaction',
          bundle(
            entry('POST', 'Patient', patient('stale-client')),
            entry(
              'PUT',
              'Task/${stale-id}',
              { ...task('stale', { priority: 'stat' }), id: '${stale-id}' },
              { ifMatch: '${stale-etag}' },
            ),
          ),
        ],
      }),
      status('400,409,412'),
      ask('get', `Patient?${byIdentifier('stale-client')}`, FRESH),
      is('the other entry is not written', 'Bundle.entry.resource.ofType(Patient).empty()'),
      ask('get', 'Task/${stale-id}'),
      is('what stood, stands', 'Task.priority', 'urgent'),
    ),
    test(
      'A conditional create in a transaction makes one',
      'Sent twice, ifNoneExist finds the first.',
      `${R4}/bundle-definitions.html#Bundle.entry.request.ifNoneExist`,
      ...[1, 2].map(() => [
        ask('post', '', {
          body: [
            'if-none-exist-transaction',
            bundle(
              entry('POST', 'Patient', patient('if-none-exist'), {
                ifNoneExist: byIdentifier('if-none-exist'),
              }),
            ),
          ],
        }),
        status('200'),
      ]),
      ask('get', `Patient?${byIdentifier('if-none-exist')}`, FRESH),
      is('there is one', 'Bundle.entry.resource.ofType(Patient).count()', '1'),
    ),
    test(
      'A change within a transaction makes a new version',
      'PUT with the ifMatch of what was read.',
      `${R4}/http.html#versioning`,
      make('version', task('version')),
      ask('post', '', {
        body: [
          'version-transaction',
          bundle(
            entry(
              'PUT',
              'Task/${version-id}',
              { ...task('version', { priority: 'urgent' }), id: '${version-id}' },
              { ifMatch: '${version-etag}' },
            ),
          ),
        ],
      }),
      status('200'),
      ask('get', 'Task/${version-id}'),
      is('it is changed', 'Task.priority', 'urgent'),
      isNot('it is another version', 'Task.meta.versionId', '${version-version}'),
    ),
  ],
};
