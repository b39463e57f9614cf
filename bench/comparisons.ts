import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import type { StructureDefinition } from '@medplum/fhirtypes';
import { baseCanonical, type Definitions } from '../src/definitions/definitions.ts';
import type { Work } from './per-text.ts';
import { structureSchemas } from './zod-structure.ts';

/** The data types of R4, which medplum wants to be told of beforehand. */
const DATA_TYPES =
  `Address Age Annotation Attachment BackboneElement CodeableConcept Coding ContactDetail ContactPoint Contributor Count
  DataRequirement Distance DomainResource Dosage Duration Element Expression Extension HumanName Identifier Meta Money MoneyQuantity
  Narrative ParameterDefinition Period Quantity Range Ratio Reference RelatedArtifact Resource SampledData Signature SimpleQuantity Timing
  TriggerDefinition UsageContext base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt
  string time unsignedInt uri url uuid xhtml`.split(/\s+/);

/** `@medplum/core` validateResource, from the same definitions of R4. It throws at what is wrong, and looks at no binding. */
export const medplum = (definitions: Definitions): Work => {
  const structures = [...DATA_TYPES, ...definitions.resourceTypes]
    .map((type) => definitions.structure(baseCanonical(type)))
    .filter((structure) => structure !== undefined);
  const entry = structures.map((resource: StructureDefinition) => ({ resource }));
  indexStructureDefinitionBundle({ resourceType: 'Bundle', type: 'collection', entry });
  return (text) => {
    const resource = JSON.parse(text);
    return () => {
      try {
        return validateResource(resource);
      } catch (error) {
        return error;
      }
    };
  };
};

/** A zod schema of the JSON form alone. */
export const zodStructure = (definitions: Definitions): Work => {
  const schemaOf = structureSchemas(definitions);
  return (text) => {
    const resource = JSON.parse(text);
    const schema = schemaOf(resource.resourceType);
    return () => schema.safeParse(resource);
  };
};
