/**
 * Makes a checkout ready: installs what is missing, compiles the FHIR package, prepares the definitions. Each step only when
 * what it depends on has changed, so that a second `npm start` does nothing here. Plain JavaScript for Node 20: it runs
 * before the Node 24 that the sources need is there.
 *
 * `setup.mjs` does all of it; `setup.mjs --built-by-npm` is npm's own prepare step, where the install has just been done.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');

const stop = (line) => {
  console.error(`samenspel: ${line}`);
  process.exit(1);
};

const hashOf = (...paths) => {
  const hash = createHash('sha256');
  const add = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) add(child);
      else hash.update(child.slice(root.length)).update('\0').update(readFileSync(child));
    }
  };
  for (const path of paths.map((p) => join(root, p))) {
    if (!existsSync(path)) continue;
    if (path.endsWith('.mjs') || path.endsWith('.ts') || path.endsWith('.json')) hash.update(readFileSync(path));
    else add(path);
  }
  return hash.digest('hex');
};

/** Runs `work` unless the stamp says that it was done for this very state. */
const once = (stamp, state, work) => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
};

const run = (what, command, parameters, options = {}) => {
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (error || status !== 0) stop(`${what} did not succeed${error ? ` (${error.code})` : ''}; what it said is above`);
};

const install = () => {
  console.error('samenspel: installing (the first time, or after a change of package-lock.json)');
  const npm = process.env.npm_execpath;
  // Warnings about Node versions would tell a newcomer with Node 20 of trouble that there is not: Node 24 comes along.
  const parameters = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  // Nothing of ours needs an install script of a dependency, so none is run.
  if (npm) run('npm ci', process.execPath, [npm, ...parameters]);
  else run('npm ci', 'npm', parameters, { shell: process.platform === 'win32' });
};

/** The Node that runs the sources: the one of the optional dependencies where there is one, else this one when it is new enough. */
const node24 = () => {
  const installed = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(
    `the sources need Node 24, there is none for ${process.platform}-${process.arch} in the dependencies, and this is Node ${process.versions.node}`,
  );
};

const build = () => {
  console.error('samenspel: compiling the FHIR package and preparing the definitions');
  const node = node24();
  const options = { shell: process.platform === 'win32' };
  run('compiling the FHIR package', node, [join(root, 'scripts/build-package.mjs')], options);
  run('preparing the definitions', node, [join(root, 'scripts/prepare-definitions.ts')], options);
};

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(`Node 20 or later is needed; this is ${process.versions.node}`);

const byNpm = process.argv.includes('--built-by-npm');
const lock = hashOf('package-lock.json');
once(join(modules, '.samenspel-lock'), lock, byNpm ? () => {} : install);

// An install without development dependencies (an image, a server) has nothing to compile with, and is not asked to.
const canBuild = existsSync(join(modules, 'fsh-sushi')) && existsSync(join(modules, 'hl7.fhir.r4.examples'));
if (canBuild || !byNpm) {
  const sources = [
    'package-lock.json',
    'profiles',
    'examples/valid',
    'examples/scenarios',
    'examples/rules',
    'examples/invalid',
    'scripts/test-scripts',
    'scripts/build-package.mjs',
    'scripts/implementation-guide.mjs',
    'scripts/prepare-definitions.ts',
    'src/definitions',
  ];
  once(join(root, 'build', '.stamp'), hashOf(...sources), build);
}
