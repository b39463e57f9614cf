#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { beside } from './cli/beside.ts';
import { type CommandContext, type ExitCode, Problem } from './cli/command.ts';
import { openDefinitions, tellProblems } from './cli/packages.ts';
import type { Serving } from './cli/serve.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

const version = (): string => JSON.parse(readFileSync(beside('package.json'), 'utf8')).version;

// Each command loads only what it needs: validate must answer before a server would have been read from disk.
const COMMANDS: Readonly<Record<string, (context: CommandContext) => Promise<ExitCode>>> = {
  serve: async (context) => {
    const { examples, environment } = serveParameters(context);
    const config = await configOf({ ...context, environment });
    if (config.sandbox) {
      const { serveSandbox } = await import('./cli/serve-sandbox.ts');
      const definitions = await openDefinitions(context.environment);
      tellProblems(definitions, context.stderr);
      const stories = beside('examples/scenarios');
      const options = { ...config, version: version(), definitions, stories, limits: config.sandbox };
      return untilStopped(serveSandbox(context, options));
    }
    const { serve } = await import('./cli/serve.ts');
    const { readIssuers } = await import('./cli/issuers.ts');
    const issuers = config.issuersFile === undefined ? undefined : readIssuers(config.issuersFile);
    const definitions = await openDefinitions(context.environment);
    tellProblems(definitions, context.stderr);
    const options = { ...config, version: version(), definitions, examples, ...(issuers && { issuers }) };
    return untilStopped(serve(context, options));
  },
  sweep: async (context) => {
    const { sweepCommand } = await import('./cli/sweep.ts');
    const config = await configOf(context);
    return sweepCommand(context, { ...config, definitions: await openDefinitions(context.environment) });
  },
  check: async (context) => {
    const { checkCommand } = await import('./cli/check.ts');
    const definitions = await openDefinitions(context.environment);
    return checkCommand(context, { definitions, version, now: new Date() });
  },
  validate: async (context) => {
    const { validateCommand } = await import('./cli/validate.ts');
    const open = (packages: readonly string[]) => openDefinitions(context.environment, packages);
    return validateCommand(context, { openDefinitions: open, version, today });
  },
  probe: async (context) => {
    const { probeCommand } = await import('./cli/probe.ts');
    return probeCommand(context);
  },
  conformance: async (context) => {
    const { conformanceCommand } = await import('./cli/conformance.ts');
    const stopping = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
    return conformanceCommand(context, {
      folder: beside('build/package'),
      model: async () => (await openDefinitions(context.environment)).model,
      version,
      signal: stopping.signal,
    });
  },
  explain: async (context) => {
    const { explainCommand } = await import('./cli/explain.ts');
    return explainCommand(context, await openDefinitions(context.environment));
  },
  reset: async (context) => {
    const { data } = await configOf(context);
    await withStore(context, data, (store) => store.reset());
    context.stdout.write(`The embedded server in ${data} is empty.\n`);
    return 0;
  },
  package: async (context) => {
    const [part, ...parameters] = context.parameters;
    if (part !== 'prepare') {
      const { packageCommand } = await import('./cli/package.ts');
      return packageCommand(context, beside('build/package'));
    }
    const { prepareCommand } = await import('./cli/prepare.ts');
    return prepareCommand({ ...context, parameters });
  },
  synth: async (context) => {
    const { synthCommand } = await import('./cli/synth.ts');
    return synthCommand(context, new Date());
  },
  backup: async (context) => {
    const { backupCommand } = await import('./cli/backup.ts');
    return backupCommand(context, (await configOf(context)).data);
  },
  restore: async (context) => {
    const { restoreCommand } = await import('./cli/backup.ts');
    return restoreCommand(context, (await configOf(context)).data);
  },
  token: async (context) => {
    const { tokenCommand } = await import('./cli/token.ts');
    const { serviceUrl } = await import('./cli/serve.ts');
    const config = await configOf(context);
    const settings = { data: config.data, base: serviceUrl(config, config.port), now: () => new Date() };
    return withStore(context, config.data, (store) => tokenCommand(context, store, settings));
  },
  audit: async (context) => {
    const { auditCommand } = await import('./cli/audit.ts');
    const { data, auditDays: days, auditKeyFile: keyFile } = await configOf(context);
    const now = () => new Date();
    return withStore(context, data, (store) => auditCommand(context, store, { days, keyFile, now }));
  },
  completion: async (context) => {
    const { completionCommand } = await import('./cli/completion/completion.ts');
    return completionCommand(context);
  },
  help: async ({ stdout }) => {
    const { HELP } = await import('./cli/help.ts');
    stdout.write(`${HELP}\n`);
    return 0;
  },
  '--version': async ({ stdout }) => {
    stdout.write(`${version()}\n`);
    return 0;
  },
};

const untilStopped = async (serving: Promise<Serving>): Promise<ExitCode> => {
  // Before it says that it is up: who then asks it to stop is heard.
  const stop = () => void serving.then((service) => service.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await serving;
  return undefined;
};

/** Something done on the embedded server of a folder, which is closed afterwards. */
const withStore = async <T>(
  { environment }: CommandContext,
  folder: string,
  work: (store: Sandbox) => Promise<T>,
): Promise<T> => {
  const { openStore } = await import('./cli/store.ts');
  const definitions = await openDefinitions(environment);
  const store = openStore({ folder, definitions, now: () => new Date(), newId: randomUUID });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const configOf = async ({ environment }: CommandContext) => {
  const { readConfig } = await import('./config.ts');
  const config = readConfig(environment);
  if ('problems' in config) throw new Problem(config.problems);
  return config;
};

/** The parameters of `serve`; one that configuration has too is said by the one or the other. */
const serveParameters = ({ parameters, environment }: CommandContext) => {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        'with-examples': { type: 'boolean', default: false },
        'with-issuer': { type: 'boolean', default: false },
        sandbox: { type: 'boolean', default: false },
      },
    });
    return {
      examples: values['with-examples'] ? beside('examples/scenarios') : undefined,
      environment: {
        ...environment,
        ...(values['with-issuer'] && { SAMENSPEL_WITH_ISSUER: 'true' }),
        ...(values.sandbox && { SAMENSPEL_SANDBOX: 'true' }),
      },
    };
  } catch (error) {
    throw new Problem([(error as Error).message], 2);
  }
};

const readStdin = async (): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const [name = 'help', ...parameters] = process.argv.slice(2);
const command = COMMANDS[name === '--help' || name === '-h' ? 'help' : name];
try {
  if (!command) throw new Problem([`there is no command ${name}; samenspel help lists them`], 2);
  const { env: environment, stdout, stderr } = process;
  const exitCode = await command({ parameters, environment, stdout, stderr, readStdin });
  if (exitCode !== undefined) process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  for (const line of error.lines) process.stderr.write(`samenspel: ${line}\n`);
  process.exitCode = error.exitCode;
}
