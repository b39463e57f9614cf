import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const source = join(import.meta.dirname, '../hapi-server');
const built = join(import.meta.dirname, '../../build/hapi');

/** Compiles HAPI with its launcher into build/hapi, fetching what it needs with Maven, unless that was done from the same sources. */
export const buildHapi = (): { classPath: string } => {
  const [lib, jar, stamp] = ['lib', 'hapi-server.jar', 'stamp'].map((name) => join(built, name)) as [
    string,
    string,
    string,
  ];
  const classPath = [jar, join(lib, '*')].join(delimiter);
  const pom = join(source, 'pom.xml');
  const main = join(source, 'src/HapiServer.java');
  const sources = createHash('sha256').update(readFileSync(pom)).update(readFileSync(main)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return { classPath };

  const missing = ['mvn', 'javac', 'java'].filter((command) => !isThere(command));
  if (missing.length > 0) {
    throw new Error(
      `HAPI cannot be built here: ${missing.join(', ')} not found. Needed are a JDK (17 or later) and Maven: apt-get install openjdk-17-jdk-headless maven`,
    );
  }
  rmSync(built, { recursive: true, force: true });
  const classes = join(built, 'classes');
  mkdirSync(classes, { recursive: true });
  run(
    'mvn',
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${lib}`,
  );
  run('javac', '-nowarn', '-proc:none', '-cp', join(lib, '*'), '-d', classes, main);
  copyFileSync(join(source, 'src/logback.xml'), join(classes, 'logback.xml'));
  run('jar', '-cf', jar, '-C', classes, '.');
  writeFileSync(stamp, sources);
  return { classPath };
};

const isThere = (command: string): boolean => {
  try {
    execFileSync(command, ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const run = (command: string, ...parameters: string[]): void => {
  execFileSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
};
