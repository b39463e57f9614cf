import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * examples/requests/: a file of plain HTTP for each operation, as editors run them (VS Code REST Client, JetBrains HTTP Client), against `npm start`.
 * The calls of docs/operations.md are taken from there; the others stand here. Run it after a change of either.
 */
export interface Request {
  readonly title: string;
  readonly method: string;
  /** Below the base. */
  readonly path: string;
  readonly body?: string;
  /** By which a later request of the same file refers to the answer. */
  readonly name?: string;
  readonly headers?: readonly string[];
  readonly expects: number;
}

const root = join(import.meta.dirname, '..');
const JSON_TYPE = 'Content-Type: application/fhir+json';
const parameters = (...parameter: object[]) => JSON.stringify({ resourceType: 'Parameters', parameter }, undefined, 2);
const get = (title: string, path: string, more: Partial<Request> = {}): Request => ({
  title,
  method: 'GET',
  path,
  expects: 200,
  ...more,
});
const post = (title: string, path: string, body: string, more: Partial<Request> = {}): Request => ({
  ...get(title, path, more),
  method: 'POST',
  body,
});

/** By the name of the operation: the calls that docs/operations.md shows. */
const documented = (): Map<string, Request> => {
  const text = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  const calls = text.matchAll(/## `\$([\w-]+)`\n\n([^\n]+).*?```http\n(GET|POST) (\S+)\n(?:\n(\{.*?\n\}))?\s*```/gs);
  return new Map(
    [...calls].map(([, name = '', title = '', method = '', path = '', body]) => [
      name,
      { title: sentence(title), method, path, ...(body !== undefined && { body }), expects: 200 },
    ]),
  );
};

const sentence = (text: string): string => text.split(/(?<=[.?!:]) /)[0] ?? text;

const consent = (): string =>
  JSON.stringify(
    JSON.parse(readFileSync(join(root, 'examples/scenarios/dochter/decision.json'), 'utf8')).entry.at(-1).resource,
    undefined,
    2,
  );

const OTHERS = (): Readonly<Record<string, readonly Request[]>> => ({
  'read-and-write': [
    get('What the service does', '/metadata'),
    get('The plans of the client', '/CarePlan?subject=Patient/zus-van-mieke'),
    post(
      'A decision without the client’s own consent is refused, and nothing is written',
      '',
      file('examples/invalid/CARE-1.json'),
      {
        expects: 422,
        headers: ['Accept-Language: nl'],
      },
    ),
    post(
      'The whole decision is accepted; sent again it stands once',
      '',
      file('examples/scenarios/mieke/decision.json'),
    ),
    get('Who works with whom: the tasks that wait', '/Task?status=requested&_include=Task:owner&_count=5'),
  ],
  validate: [
    post(
      'What is wrong with an agreement, before it is written',
      '/CarePlan/$validate',
      file('examples/invalid/care-agreement/activity-detail-code-binding.json'),
    ),
  ],
  everything: [get('All of a dossier, page by page', '/Patient/zus-van-mieke/$everything?start=2026-01-01&_count=20')],
  disclose: [
    get('What the daughter may see, now', '/Patient/moeder-van-karin/$disclose?to=RelatedPerson/karin', {
      headers: ['Accept-Language: nl'],
    }),
  ],
  'explain-access': [
    get('Who may see what, on which consent, and why not', '/Patient/moeder-van-karin/$explain-access', {
      headers: ['Accept-Language: nl'],
    }),
  ],
  'simulate-consent': [
    post(
      'What a draft consent would change',
      '/Patient/moeder-van-karin/$simulate-consent',
      `{\n  "resourceType": "Parameters",\n  "parameter": [{ "name": "consent", "resource": ${consent()} }]\n}`,
    ),
    post(
      'What a withdrawal would change',
      '/Patient/moeder-van-karin/$simulate-consent',
      parameters({ name: 'withdraw', valueReference: { reference: 'Consent/inzage-karin' } }),
    ),
  ],
  'access-log': [get('Who looked, when, at what, on which consent', '/Patient/moeder-van-karin/$access-log')],
});

const file = (path: string): string => readFileSync(join(root, path), 'utf8').trim();

/** The requests of each file, by its name without `.http`. */
export const requestFiles = (): ReadonlyMap<string, readonly Request[]> => {
  const calls = documented();
  const concern = calls.get('report-concern') as Request;
  const files = new Map<string, readonly Request[]>(Object.entries(OTHERS()));
  for (const [name, call] of calls) files.set(name, [call]);
  const response = calls.get('respond-to-concern') as Request;
  files.set('respond-to-concern', [
    { ...concern, name: 'concern' },
    { ...response, path: response.path.replace('{id}', '{{concern.response.body.$.parameter[1].resource.id}}') },
  ]);
  return files;
};

export const textOf = (requests: readonly Request[]): string =>
  [
    '# Made by scripts/request-files.ts. Start the service first: npm start',
    '@base = http://localhost:8080/fhir',
    ...requests.map(({ title, method, path, body, name, headers = [], expects }) =>
      [
        '',
        `### ${title} (${expects})`,
        ...(name ? [`# @name ${name}`] : []),
        `${method} {{base}}${path}`,
        ...(body === undefined ? [] : [JSON_TYPE]),
        ...headers,
        ...(body === undefined ? [] : ['', body]),
      ].join('\n'),
    ),
    '',
  ].join('\n');

if (import.meta.main) {
  const folder = join(root, 'examples/requests');
  mkdirSync(folder, { recursive: true });
  for (const [name, requests] of requestFiles()) writeFileSync(join(folder, `${name}.http`), textOf(requests));
}
