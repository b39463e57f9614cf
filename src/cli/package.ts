import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { type CommandContext, Problem } from './command.ts';
import { SYNOPSIS } from './synopsis.ts';

export const PACKAGE_USAGE = `${SYNOPSIS.package}

Writes our FHIR package as FHIR tools take it: the definitions with their snapshots, and the examples. The same version gives the same
bytes. FILE is samenspel-VERSION.tgz where it is not said.`;

/** `samenspel package`, of the compiled package in `folder`. Throws a Problem when the package is not built, or the file cannot be written. */
export const packageCommand = async (
  { parameters, stdout }: Pick<CommandContext, 'parameters' | 'stdout'>,
  folder: string,
): Promise<number> => {
  const asked = outOf(parameters);
  if (!existsSync(join(folder, 'package.json'))) {
    throw new Problem([`there is no package in ${folder}: npm start or npm test builds it`], 2);
  }
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const out = asked ?? `${name}-${version}.tgz`;
  const files = packageFiles(folder);
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

/** All that is in the folder of the package: the definitions, `example/`, `other/`. */
const packageFiles = (folder: string): File[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({ path: `package/${name.replaceAll('\\', '/')}`, content: readFileSync(join(folder, name)) }));

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
