import { fileURLToPath } from 'node:url';
import type { StructureDefinition } from '@medplum/fhirtypes';
import { memorySource, openPrepared } from '../../src/definitions/prepared.ts';
import { createDefinitions } from '../../src/definitions/registry.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createValidator, type Validator } from '../../src/validation/validator.ts';

const packaged = openPrepared(fileURLToPath(new URL('../../build/definitions', import.meta.url)));

/** A validator with R4, our package, and these: profiles as differentials, and what else they need. */
export const validatorFor = (
  profiles: readonly StructureDefinition[] = [],
  further: readonly Resource[] = [],
): Validator =>
  createValidator(
    createDefinitions([packaged, memorySource([...(profiles as unknown as readonly Resource[]), ...further])]),
  );
