/** The ImplementationGuide of the package: every definition of ours and every example, in groups. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GROUPS = [
  ['profiles', 'Profiles', 'What each record of ours looks like.'],
  ['extensions', 'Extensions', 'What R4 has no element for.'],
  ['terminology', 'Terminology', 'Code systems, value sets and maps to the codes of others.'],
  ['questionnaires', 'Questionnaires', 'What is asked to know a role, to talk over an act, and to evaluate.'],
  ['service', 'The service', 'What the service does and asks of a server: statements, operations, search parameters.'],
  ['conformance', 'Conformance suite', 'Test scripts for a server that holds agreements, and for a Samenspel service.'],
  ['examples', 'Examples', 'One of each profile, and stories from practice.'],
];

const OF_TYPE = {
  CodeSystem: 'terminology',
  ValueSet: 'terminology',
  ConceptMap: 'terminology',
  Questionnaire: 'questionnaires',
  CapabilityStatement: 'service',
  OperationDefinition: 'service',
  SearchParameter: 'service',
  TestScript: 'conformance',
};

const groupOf = ({ resourceType, type }) =>
  resourceType === 'StructureDefinition'
    ? type === 'Extension'
      ? 'extensions'
      : 'profiles'
    : (OF_TYPE[resourceType] ?? 'examples');

const translated = (text) => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: 'nl' },
        { url: 'content', valueString: text },
      ],
    },
  ],
});

/** `dutch`: the title and description in Dutch; `resources`: those of the package; `examples`: as packageExamples gives them. */
export const implementationGuide = (config, dutch, resources, examples) => ({
  resourceType: 'ImplementationGuide',
  id: config.id,
  language: config.language,
  url: `${config.canonical}/ImplementationGuide/${config.id}`,
  version: config.version,
  name: config.name,
  title: config.title,
  _title: translated(dutch.title),
  status: config.status,
  experimental: false,
  publisher: config.publisher,
  description: config.description,
  _description: translated(dutch.description),
  jurisdiction: config.jurisdiction,
  packageId: config.id,
  license: config.license,
  // No dependsOn: nothing but R4 itself is needed, and fhirVersion says that.
  fhirVersion: config.fhirVersion,
  definition: {
    grouping: GROUPS.map(([id, name, description]) => ({ id, name, description })),
    resource: [
      ...resources.map((resource) => ({
        reference: { reference: `${resource.resourceType}/${resource.id}` },
        name: resource.title ?? resource.name,
        description: resource.description,
        exampleBoolean: false,
        groupingId: groupOf(resource),
      })),
      ...examples.map(({ resource, name }) => ({
        reference: { reference: `${resource.resourceType}/${resource.id}` },
        name,
        ...(resource.meta?.profile ? { exampleCanonical: resource.meta.profile[0] } : { exampleBoolean: true }),
        groupingId: 'examples',
      })),
    ],
  },
});

/** The examples as the package holds them: one of each profile, then each story as what stands already and what is decided. */
export const packageExamples = (folder) => [
  ...jsonIn(join(folder, 'valid')).map(({ name, resource }) => ({ resource, name: `Example of ${name}` })),
  ...foldersIn(join(folder, 'scenarios')).flatMap((story) =>
    // A transaction needs no id of its own; an example in a package does.
    jsonIn(join(folder, 'scenarios', story)).map(({ name, resource: { resourceType, ...rest } }) => ({
      resource: { resourceType, id: `${story}-${name}`, ...rest },
      name: `Story ${story}: ${name}`,
    })),
  ),
];

const foldersIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);

const jsonIn = (folder) =>
  foldersIn(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.replace('.json', ''),
      resource: JSON.parse(readFileSync(join(folder, file), 'utf8')),
    }));
