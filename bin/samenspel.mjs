#!/usr/bin/env node
// Starts the command: in this Node where it will do, else in the Node 24 that came along as an optional dependency.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';

/** What needs node:sqlite, and with it Node 24, or an HTTP client that Node 20 is too old for. Everything else runs from Node 20 on. */
const NEEDS_24 = new Set(['serve', 'reset', 'backup', 'restore', 'probe']);

const major = Number(process.versions.node.split('.')[0]);

const node24 = () => {
  const require = module.createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      return join(
        dirname(require.resolve(`${name}/package.json`)),
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      );
    } catch {
      // Not installed for this platform: the next name, or the message below.
    }
  }
  return undefined;
};

if (major >= 24 || !NEEDS_24.has(process.argv[2])) {
  // Node 22.8 and later keep compiled code between runs.
  module.enableCompileCache?.();
  await import('../dist/command/main.js');
} else {
  const node = node24();
  if (node) {
    const child = spawn(
      node,
      [new URL('../dist/command/main.js', import.meta.url).pathname, ...process.argv.slice(2)],
      {
        stdio: 'inherit',
      },
    );
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  } else {
    console.error(
      `samenspel: ${process.argv[2]} needs Node 24; this is ${process.versions.node}, and there is none for ${process.platform}-${process.arch} in the dependencies`,
    );
    process.exitCode = 1;
  }
}
