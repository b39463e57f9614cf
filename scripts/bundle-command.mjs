import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Puts what `npm run build` compiled together as the command runs it, in dist/command: a few files in place of a few hundred, since looking
 * for each module takes longer than what `validate` does. What a command imports late stays apart, and dependencies stay where they are
 * installed. The exports of the package are the files of dist themselves.
 */
const root = join(fileURLToPath(import.meta.url), '../..');
const outdir = join(root, 'dist/command');

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: [join(root, 'dist/main.js')],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  minifyWhitespace: true,
  legalComments: 'none',
});
