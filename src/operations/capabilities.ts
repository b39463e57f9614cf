import type { SearchParameter } from '@medplum/fhirtypes';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { OPERATIONS } from './catalogue.ts';
import type { Operation } from './operation.ts';
import type { Service } from './service.ts';

/** What the service says it can do (R4 §3.1.0.9): all resource types, with our profiles where there are, and the operations. */
export const capabilityStatement = ({ definitions }: Service, { version, date, authenticated }: Stated): Resource => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'Samenspel', version },
  implementation: { description: 'Samenspel: informal care agreements in the zorgdossier' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  patchFormat: ['application/json-patch+json'],
  rest: [
    {
      mode: 'server',
      security: authenticated ? TOKENS : NO_TOKENS,
      resource: [...definitions.resourceTypes].sort().map((type) => resourceOf(type, definitions)),
      interaction: ['transaction', 'batch', 'history-system'].map((code) => ({ code })),
      operation: operationsOf(['system']),
      compartment: COMPARTMENTS.map((name) => `http://hl7.org/fhir/CompartmentDefinition/${name}`),
    },
  ],
});

export interface Stated {
  readonly version: string;
  readonly date: string;
  /** Whether callers are asked who they are. */
  readonly authenticated: boolean;
}

const NO_TOKENS: JsonObject = { description: 'No authentication: everybody may do everything, as a professional.' };
const TOKENS: JsonObject = {
  service: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }],
    },
  ],
  description: 'Access tokens of SMART App Launch 2, as Bearer; see .well-known/smart-configuration.',
};

/** R4's own; a search within any other is refused. */
const COMPARTMENTS = ['patient', 'encounter', 'relatedPerson', 'practitioner', 'device'];

const INTERACTIONS = [
  'create',
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'search-type',
];

/** What has no expression (`_text`, `_filter`) or a meaning of its own (`near`) is not searched by. */
const isSearchable = ({ type, expression }: SearchParameter): boolean => expression !== undefined && type !== 'special';

/** R4 §3.1.1.5.3 has it for every type, without a definition. */
const IN_LIST: JsonObject = {
  name: '_list',
  type: 'special',
  documentation: 'The id of a List: what its entries refer to.',
};

const resourceOf = (type: string, definitions: Service['definitions']): JsonObject => {
  const profiles = definitions.profilesOn(type);
  const operations = operationsOf(['type', 'instance'], type);
  const parameters = [...definitions.searchParameters(type).values()].filter(isSearchable);
  return {
    type,
    ...(profiles.length > 0 && { supportedProfile: [...profiles] }),
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    searchInclude: ['*', ...parameters.filter((p) => p.type === 'reference').map((p) => `${type}:${p.code}`)],
    searchParam: [
      ...parameters.map(({ code, type: kind, url }) => ({ name: code, definition: url, type: kind }) as JsonObject),
      IN_LIST,
    ],
    ...(operations.length > 0 && { operation: operations }),
  };
};

const operationsOf = (levels: Operation['levels'], type?: string): JsonObject[] =>
  OPERATIONS.filter((operation) => operation.levels.some((level) => levels.includes(level)))
    .filter(({ types }) => type === undefined || types?.includes(type) !== false)
    .map(({ name, definition }) => ({ name, definition }));
