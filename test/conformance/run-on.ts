import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlyThese } from '../../src/conformance/only.ts';
import type { ScriptResult, SuiteResult } from '../../src/conformance/result.ts';
import { readScript, type Script } from '../../src/conformance/script.ts';
import { runSuite } from '../../src/conformance/suite.ts';
import { openTarget } from '../../src/conformance/target.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { openWire } from '../../src/gateway/upstream/wire.ts';

const folder = join(import.meta.dirname, '../../build/package');
const definitions = packagedDefinitions();

/** The scripts of the package. */
export const SCRIPTS: readonly Script[] = readdirSync(folder)
  .filter((name) => name.startsWith('TestScript-'))
  .map((name) => readScript(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

/** The text of what a script sends. */
export const fixtureOf = (path: string): string => readFileSync(join(folder, path), 'utf8');

interface More {
  readonly scripts?: readonly Script[];
  readonly fixtureText?: (path: string) => string;
  readonly signal?: AbortSignal;
  readonly onResult?: (result: ScriptResult) => void;
}

/** The suite on a server, or a part of it. */
export const runOn = async (base: string, only: readonly string[] = [], more: More = {}): Promise<SuiteResult> => {
  const wire = openWire({ connections: 2, connectTimeout: 5_000, timeout: 20_000 });
  const now = () => new Date();
  try {
    return await runSuite({
      scripts: onlyThese(SCRIPTS, only),
      fixtureText: fixtureOf,
      target: openTarget({ base, wire, authorization: undefined, wait: async () => {}, now }),
      model: definitions.model,
      newId: () => crypto.randomUUID(),
      now,
      ...more,
    });
  } finally {
    await wire.close();
  }
};

/** What did not pass: `basics-rest: Who is late is refused`, with why. */
export const wrongIn = ({ scripts }: SuiteResult): [string, string | undefined][] =>
  scripts.flatMap(({ script, tests }) =>
    tests
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ test, message }): [string, string | undefined] => [`${script.id}: ${test.name}`, message]),
  );
