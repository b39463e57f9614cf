import { ask, is, status } from '../steps.ts';
import { type Asked, found } from '../write.ts';
import { bundle, byIdentifier, entry, FRESH, R4, task, test } from './made.ts';

/** What a server makes of searches: the page of a search that finds many. */
export const paging: Asked = {
  id: 'basics-paging',
  title: 'Basics: pages of a search',
  titleNl: 'Basis: bladzijden van een zoekvraag',
  description: 'A search that finds more than fits on a page leads to the next one.',
  descriptionNl: 'Een zoekvraag die meer vindt dan op een bladzijde past, leidt naar de volgende.',
  setup: [
    ask('post', '', {
      body: ['five', bundle(...[1, 2, 3, 4, 5].map(() => entry('POST', 'Task', task('page'))))],
    }),
    status('200'),
  ],
  tests: [
    test(
      'The next page has what the first has not',
      'A page of three of five, with a link to the two others.',
      `${R4}/http.html#paging`,
      ask('get', `Task?${byIdentifier('page')}&_count=3`, {
        ...FRESH,
        as: 'first-page',
        variables: [found('next-page', 'first-page', "Bundle.link.where(relation = 'next').url")],
      }),
      status('200'),
      is('there are three', 'Bundle.entry.where(resource is Task).count()', '3'),
      ask('get', '${next-page}'),
      status('200'),
      is('there are two', 'Bundle.entry.where(resource is Task).count()', '2'),
    ),
  ],
};
