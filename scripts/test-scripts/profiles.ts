import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, type JsonObject, objects } from '../../src/fhir/json.ts';
import { asKept, claimsOf, makeRecord, type RecordFixture, removeRecord, transactionOf } from './record.ts';
import { ask, kept, status } from './steps.ts';
import { type Asked, DAY, type Test } from './write.ts';

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** Of a story all that stands: what the EHR held before, and what was decided. */
const storyRecord = (folder: string): JsonObject => ({
  entry: ['dossier.json', 'decision.json']
    .filter((file) => readdirSync(folder).includes(file))
    .flatMap((file) => objects(readJson(join(folder, file)).entry as Json)),
});

/** A script for each story: a server takes the whole of it, and keeps each resource that claims a profile as it was sent. */
export const storyProfiles = (examples: string): Asked[] => {
  const folder = join(examples, 'scenarios');
  return readdirSync(folder)
    .sort()
    .map((story) => {
      const record = transactionOf(storyRecord(join(folder, story)), DAY);
      return {
        id: `profiles-${story}`,
        title: `Profiles: story ${story}`,
        titleNl: `Profielen: verhaal ${story}`,
        description:
          'The record of a story is accepted as one transaction, and each of its resources is kept as it was sent.',
        descriptionNl:
          'Het dossier van een verhaal wordt als één transactie geaccepteerd, en elke resource ervan wordt bewaard zoals zij kwam.',
        setup: makeRecord('record', record),
        tests: keptTests('record', record),
        teardown: [removeRecord('record', record)],
      };
    });
};

const keptTests = (prefix: string, record: RecordFixture): Test[] =>
  record.resources.flatMap((resource, index) => {
    const claims = claimsOf(resource);
    if (claims.length === 0) return [];
    const names = claims.map((url) => url.split('/').at(-1)).join(', ');
    const alike = record.resources.slice(0, index).filter((one) => claimsOf(one).join() === claims.join()).length;
    return [
      {
        name: `${resource.resourceType} (${names}${alike > 0 ? `, ${alike + 1}` : ''}) is kept`,
        description: `Read back, it is what was sent: every value as it was written, in its order.`,
        requirements: claims,
        steps: [
          ask('get', `\${${prefix}-${index}}`),
          status('200'),
          kept(`${prefix}-${index}-kept`, asKept(prefix, record, index)),
        ],
      },
    ];
  });
