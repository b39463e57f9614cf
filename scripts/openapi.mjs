/** The OpenAPI description of the service, made from its CapabilityStatement and the definitions that it names. */

const JSON_BODY = 'application/fhir+json';

/** `capability` is a CapabilityStatement of the package, `resources` all of its definitions, `license` an SPDX identifier. Out: an OpenAPI 3.1 document. */
export const openApi = (capability, resources, license) => {
  const [rest] = capability.rest;
  const definitions = new Map(resources.map((resource) => [resource.url, resource]));
  const paths = new Map();
  const add = (path, method, operation) => paths.set(path, { ...paths.get(path), [method]: operation });

  add('/metadata', 'get', operationOf('What the service does', 'CapabilityStatement', { tag: 'Service' }));
  if (rest.interaction.some(({ code }) => code === 'transaction'))
    add('/', 'post', operationOf('A transaction: whole or not at all', 'Bundle', { tag: 'Service', takes: 'Bundle' }));
  for (const resource of rest.resource)
    for (const [path, method, operation] of interactionsOf(resource)) add(path, method, operation);
  for (const [of, { name, definition }] of namedOperations(rest)) {
    for (const [path, method, operation] of callsOf(of, name, definitions.get(definition)))
      add(path, method, operation);
  }

  return {
    openapi: '3.1.0',
    info: {
      title: capability.title,
      version: capability.version,
      description: capability.description,
      license: { name: license, identifier: license },
    },
    servers: [{ url: 'http://localhost:8080/fhir', description: 'npm start' }],
    paths: Object.fromEntries([...paths].sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: schemasOf(rest),
      responses: {
        OperationOutcome: {
          description:
            'What is wrong: each issue with a stable code, a text in the language asked for, and the exact expression.',
          content: { [JSON_BODY]: { schema: schemaOf('OperationOutcome') } },
        },
      },
    },
  };
};

/** Each operation of the statement with the type that it is stated for, once. */
const namedOperations = (rest) => [
  ...(rest.operation ?? []).map((operation) => [undefined, operation]),
  ...rest.resource.flatMap(({ type, operation = [] }) => operation.map((one) => [type, one])),
];

const interactionsOf = ({ type, interaction, searchParam = [], conditionalCreate }) => {
  const does = new Set(interaction.map(({ code }) => code));
  const instance = `/${type}/{id}`;
  return [
    does.has('search-type') && [
      `/${type}`,
      'get',
      operationOf(`Searches for ${type}`, 'Bundle', { tag: type, parameters: [...searchParam.map(searchOf), COUNT] }),
    ],
    does.has('create') && [
      `/${type}`,
      'post',
      operationOf(`Creates a ${type}`, type, {
        tag: type,
        takes: type,
        created: true,
        parameters: conditionalCreate ? [IF_NONE_EXIST, PREFER] : [PREFER],
      }),
    ],
    does.has('read') && [instance, 'get', operationOf(`Reads a ${type}`, type, { tag: type, parameters: [ID] })],
    does.has('update') && [
      instance,
      'put',
      operationOf(`Updates a ${type}, or creates it with this id`, type, {
        tag: type,
        takes: type,
        created: true,
        parameters: [ID, IF_MATCH, PREFER],
      }),
    ],
    does.has('vread') && [
      `${instance}/_history/{vid}`,
      'get',
      operationOf(`Reads a version of a ${type}`, type, { tag: type, parameters: [ID, VID] }),
    ],
  ].filter(Boolean);
};

/** Where an operation is called. Of those of R4 only that they are there is known here: the package does not have their definitions. */
const callsOf = (type, name, definition) => {
  const levels = definition
    ? [
        type === undefined && definition.system && `/$${name}`,
        type !== undefined && definition.type && `/${type}/$${name}`,
        type !== undefined && definition.instance && `/${type}/{id}/$${name}`,
      ].filter(Boolean)
    : [type === undefined ? `/$${name}` : `/${type}/$${name}`];
  const given = (definition?.parameter ?? []).filter(({ use }) => use === 'in');
  const out = (definition?.parameter ?? []).filter(({ use }) => use === 'out');
  const answers =
    out.length === 1 && out[0].name === 'return' ? out[0].type : definition ? 'Parameters' : 'OperationOutcome';
  const summary = definition?.title ?? `The operation $${name} of R4`;
  return levels.flatMap((path) => {
    const about = { tag: type ?? 'Service', description: described(definition, given), name };
    const where = path.includes('{id}') ? [ID] : [];
    const post = operationOf(summary, answers, {
      ...about,
      takes: definition ? 'Parameters' : 'Resource',
      parameters: where,
    });
    // R4 §3.2.0.2: by GET, where nothing is written and each parameter can be said in a URL.
    const byGet = definition?.affectsState === false && given.every(({ type: of, min }) => IN_URL.has(of) || min === 0);
    if (!byGet) return [[path, 'post', post]];
    const asked = given.filter(({ type: of }) => IN_URL.has(of)).map(inUrl);
    return [
      [path, 'post', post],
      [path, 'get', operationOf(summary, answers, { ...about, parameters: [...where, ...asked] })],
    ];
  });
};

/** Primitives, as R4 has it, and references, which the service takes as text. */
const IN_URL = new Set([
  'string',
  'code',
  'date',
  'dateTime',
  'instant',
  'boolean',
  'integer',
  'id',
  'uri',
  'canonical',
]);

const described = (definition, given) =>
  definition &&
  [
    definition.description,
    ...given.map(
      ({ name, type, min, max, documentation }) =>
        `- \`${name}\` (${type ?? 'parts'}, ${min}..${max}): ${documentation ?? ''}`,
    ),
  ].join('\n');

const inUrl = ({ name, min, type, documentation }) => ({
  name,
  in: 'query',
  required: min > 0,
  description: documentation ?? name,
  schema: type === 'boolean' ? { type: 'boolean' } : type === 'integer' ? { type: 'integer' } : { type: 'string' },
});

const searchOf = ({ name, type, documentation }) => ({
  name,
  in: 'query',
  description: documentation ?? `Search parameter of type ${type}.`,
  schema: { type: 'string' },
});

const inHeader = (name, description) => ({ name, in: 'header', description, schema: { type: 'string' } });
const inPath = (name, description) => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });
const ID = inPath('id', 'The id of the resource.');
const VID = inPath('vid', 'The versionId.');
const IF_MATCH = inHeader('If-Match', 'The ETag of the version that was changed; 412 when it is another by now.');
const IF_NONE_EXIST = inHeader('If-None-Exist', 'A search: what it finds is answered, and nothing is made.');
const PREFER = inHeader('Prefer', 'return=minimal, representation or OperationOutcome.');
const COUNT = { name: '_count', in: 'query', description: 'How many matches on a page.', schema: { type: 'integer' } };

const schemaOf = (type) => ({ $ref: `#/components/schemas/${type}` });
const content = (type) => ({ [JSON_BODY]: { schema: schemaOf(type) } });

const operationOf = (summary, answers, { tag, description, takes, created, parameters = [] }) => ({
  tags: [tag],
  summary,
  ...(description && { description }),
  ...(parameters.length > 0 && { parameters }),
  ...(takes && { requestBody: { required: takes !== 'Parameters', content: content(takes) } }),
  responses: {
    200: { description: 'Done.', content: content(answers) },
    ...(created && { 201: { description: 'Created.', content: content(answers) } }),
    '4XX': { $ref: '#/components/responses/OperationOutcome' },
    '5XX': { $ref: '#/components/responses/OperationOutcome' },
  },
});

/** Resources by their type alone: what is in them is said by the StructureDefinitions, which say more than a JSON schema can. */
const schemasOf = ({ resource }) => {
  const profiles = new Map(resource.map(({ type, supportedProfile = [] }) => [type, supportedProfile]));
  const types = [...profiles.keys(), 'Bundle', 'Parameters', 'OperationOutcome', 'CapabilityStatement', 'Binary'];
  const one = (type) => ({
    type: 'object',
    required: ['resourceType'],
    properties: { resourceType: { const: type } },
    description: [`FHIR R4 ${type}.`, ...(profiles.get(type) ?? []).map((url) => `Profile: ${url}`)].join('\n'),
    externalDocs: { url: `http://hl7.org/fhir/R4/${type.toLowerCase()}.html` },
  });
  const any = { type: 'object', required: ['resourceType'], properties: { resourceType: { type: 'string' } } };
  return { Resource: any, ...Object.fromEntries(types.sort().map((type) => [type, one(type)])) };
};
