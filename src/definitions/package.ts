import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isResource, type Resource } from '../fhir/json.ts';
import { PREPARED_TYPES } from './slim.ts';

/**
 * The conformance resources of an unpacked FHIR package: a folder with one JSON file each. Files that are not JSON, or no
 * conformance resource with a canonical, are passed over; a StructureDefinition without a snapshot is too, since what it
 * says cannot be known without one.
 */
export function* readPackage(folder: string): Generator<Resource> {
  for (const name of readdirSync(folder).sort()) {
    const type = name.slice(0, name.indexOf('-'));
    if (!name.endsWith('.json') || !PREPARED_TYPES.has(type)) continue;
    // Some files of the R4 package begin with a byte order mark.
    const resource: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));
    if (!isResource(resource) || !PREPARED_TYPES.has(resource.resourceType) || !resource['url']) continue;
    if (resource.resourceType === 'StructureDefinition' && !resource['snapshot']) continue;
    yield resource;
  }
}
