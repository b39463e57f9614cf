import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { type CommandContext, Problem } from './command.ts';

export const PACKAGE_USAGE = `samenspel package [--out FILE.tgz]

Writes our FHIR package as FHIR tools take it: the definitions with their snapshots, and the examples. The same version gives the same
bytes. FILE is samenspel-VERSION.tgz where it is not said.`;

export interface PackageFolders {
  /** The compiled package: package.json, .index.json and the definitions. */
  readonly definitions: string;
  /** The stories and the valid examples. */
  readonly examples: string;
}

/** `samenspel package`. Throws a Problem when the package is not built, or the file cannot be written. */
export const packageCommand = async (
  { parameters, stdout }: Pick<CommandContext, 'parameters' | 'stdout'>,
  folders: PackageFolders,
): Promise<number> => {
  const asked = outOf(parameters);
  if (!existsSync(join(folders.definitions, 'package.json'))) {
    throw new Problem([`there is no package in ${folders.definitions}: npm start or npm test builds it`], 2);
  }
  const { name, version } = JSON.parse(readFileSync(join(folders.definitions, 'package.json'), 'utf8'));
  const out = asked ?? `${name}-${version}.tgz`;
  const files = packageFiles(folders);
  await writeFile(out, gzipSync(tarOf(files))).catch((error: NodeJS.ErrnoException) => {
    throw new Problem([`${out} cannot be written (${error.code})`], 2);
  });
  stdout.write(`${out}: ${name} ${version}, ${files.length} files\n`);
  return 0;
};

interface File {
  /** Within the package: `package/StructureDefinition-mantelzorger.json`. */
  readonly path: string;
  readonly content: Buffer;
}

const packageFiles = ({ definitions, examples }: PackageFolders): File[] => [
  ...filesIn(definitions).map((name) => ({ path: `package/${name}`, content: readFileSync(join(definitions, name)) })),
  ...filesIn(join(examples, 'valid')).map((name) => ({
    path: `package/example/${name}`,
    content: readFileSync(join(examples, 'valid', name)),
  })),
  ...readdirSync(join(examples, 'scenarios'))
    .sort()
    .flatMap((story) =>
      filesIn(join(examples, 'scenarios', story)).map((name) => ({
        path: `package/example/Bundle-${story}-${name}`,
        content: readFileSync(join(examples, 'scenarios', story, name)),
      })),
    ),
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && statSync(join(folder, name)).isFile())
    .sort();

const BLOCK = 512;

/** No times and no owners: the same files give the same archive. */
const tarOf = (files: readonly File[]): Buffer => {
  const blocks = files.flatMap(({ path, content }) => {
    const header = new Header({
      path,
      size: content.length,
      mode: 0o644,
      type: 'File',
      mtime: new Date(0),
      uid: 0,
      gid: 0,
    });
    const block = Buffer.alloc(BLOCK);
    // A path that is too long for a header would need one of another kind, and none of ours is.
    if (header.encode(block)) throw new Problem([`${path} is too long a name for a package`], 2);
    return [block, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
};

const outOf = (parameters: readonly string[]): string | undefined => {
  try {
    return parseArgs({ args: [...parameters], options: { out: { type: 'string' } } }).values.out;
  } catch (error) {
    throw new Problem([(error as Error).message, PACKAGE_USAGE], 2);
  }
};
