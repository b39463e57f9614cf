import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OF_DECISIONS } from '../src/fhir/failures/of-decisions.ts';
import { OF_IDENTITY } from '../src/fhir/failures/of-identity.ts';
import { OF_REQUESTS } from '../src/fhir/failures/of-requests.ts';
import { OF_SEARCHES } from '../src/fhir/failures/of-searches.ts';
import { OF_SPACES } from '../src/fhir/failures/of-spaces.ts';
import { OF_UPSTREAM } from '../src/fhir/failures/of-upstream.ts';
import { OF_WRITES } from '../src/fhir/failures/of-writes.ts';
import type { Told } from '../src/fhir/failures/told.ts';
import { STATUS } from '../src/operations/status.ts';

const HEAD = `# Errors

Whatever goes wrong is answered with an OperationOutcome. \`issue.details.coding.code\` is a stable id: compare that, never the text, which comes in the language asked for.
\`issue.expression\` says where, and \`issue.severity\` whether it kept the request from being carried out (\`error\`, \`fatal\`). When an answer is an error, nothing was written, but
where the text says that this is not known.

Made by \`node scripts/errors-page.ts\` from \`src/fhir/failures/\`; the compiler holds every failure of the service to it.

What breaks a profile or a rule comes with status 422 on a write and with 200 from \`$validate\`. Its ids are those of the rules of law ([rules.md](rules.md)), the
keys of the invariants of a profile ([profiles.md](profiles.md)), or those of the checks of the validator ([validation-library.md](validation-library.md)).
`;

const statusOf = (id: string, { kinds }: Told): string =>
  id === 'internal' ? '500' : [...new Set(kinds.map((kind) => STATUS[kind]))].sort().join(', ');

const table = (title: string, told: Readonly<Record<string, Told>>): string =>
  [
    `## ${title}\n`,
    '| id | status | when | what to do |',
    '|---|---|---|---|',
    ...Object.entries(told).map(
      ([id, entry]) => `| \`${id}\` | ${statusOf(id, entry)} | ${entry.when} | ${entry.remedy} |`,
    ),
  ].join('\n');

/** docs/errors.md: every stable id of a failure, its status, when it comes, and what a client can do. */
export const errorsPage = (): string =>
  `${[
    HEAD,
    table('Requests', OF_REQUESTS),
    table('Who asks', OF_IDENTITY),
    table('Searches', OF_SEARCHES),
    table('Writes', OF_WRITES),
    table('Decisions about agreements', OF_DECISIONS),
    table('The server of the record', OF_UPSTREAM),
    table('The sandbox for testers', OF_SPACES),
  ].join('\n\n')}\n`;

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/errors.md'), errorsPage());
