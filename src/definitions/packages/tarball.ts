import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';

/** Far more than any FHIR package unpacks to; what would be more is no package. */
const LARGEST = 2 ** 30;

/**
 * The JSON files in the `package` folder of a .tgz, by their name there: what a FHIR package consists of; its examples and
 * other folders are no part of it. Throws an Error when the file cannot be read or is no gzipped tar.
 */
export const readTarball = (file: string): ReadonlyMap<string, string> => {
  const tar = gunzipSync(readFileSync(file), { maxOutputLength: LARGEST });
  // Loaded only for those who bring a tarball.
  const { Parser } = createRequire(import.meta.url)('tar') as typeof import('tar');
  const files = new Map<string, string>();
  let failed: unknown;
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const name = /^(?:\.\/)?package\/([^/]+\.json)$/.exec(entry.path)?.[1];
      if (!name) return entry.resume();
      const chunks: Buffer[] = [];
      entry.on('data', (chunk) => chunks.push(chunk));
      entry.on('end', () => files.set(name, Buffer.concat(chunks).toString('utf8')));
      return undefined;
    },
  });
  parser.on('error', (error) => {
    failed = error;
  });
  parser.end(tar);
  if (failed) throw failed;
  return files;
};
