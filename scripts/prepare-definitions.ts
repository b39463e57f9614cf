import { join } from 'node:path';
import { readFolder } from '../src/definitions/packages/open-package.ts';
import { memorySource, writePrepared } from '../src/definitions/prepared.ts';

/**
 * Prepares what the service loads: R4 and our package, slimmed, in one file with an index (build/definitions).
 * hl7.fhir.r4.core itself is not on npm; its examples package holds every conformance resource of it.
 */
const root = join(import.meta.dirname, '..');
const r4 = memorySource(readFolder(join(root, 'node_modules/hl7.fhir.r4.examples')));
const ours = memorySource(readFolder(join(root, 'build/package')));

writePrepared([r4, ours], join(root, 'build/definitions'));
