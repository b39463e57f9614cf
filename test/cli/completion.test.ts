import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandLine } from '../../src/cli/completion/command-line.ts';
import { HELP } from '../../src/cli/help.ts';
import { SYNOPSIS } from '../../src/cli/synopsis.ts';
import { runCommand } from './run-command.ts';

const folder = join(import.meta.dirname, '../../examples');

/** What a shell offers for the last of the words, given the script. Each runs the shell itself. */
const SHELLS = {
  bash: (script: string, words: readonly string[]) =>
    execFileSync(
      'bash',
      [
        '--norc',
        '-c',
        `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _samenspel 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ],
      { cwd: folder, encoding: 'utf8' },
    ),
  // Its completion system needs a terminal: what our function hands to it is what counts.
  zsh: (script: string, words: readonly string[]) =>
    execFileSync(
      'zsh',
      [
        '-f',
        '-c',
        `compdef() { :; }; compadd() { shift; print -l -- \${(M)@:#\${words[-1]}*}; }; _files() { print -l -- *; }
${script}
words=("$@"); CURRENT=$#; _samenspel`,
        'zsh',
        ...words,
      ],
      { cwd: folder, encoding: 'utf8' },
    ),
  fish: (script: string, words: readonly string[]) =>
    execFileSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${words.join(' ')}'`], {
      cwd: folder,
      encoding: 'utf8',
    }),
} as const;

const WORDS = [
  { words: ['samenspel', 'va'], offers: ['validate'], not: ['serve'] },
  { words: ['samenspel', 'validate', '--format', ''], offers: ['text', 'json', 'sarif', 'junit'], not: ['--lang'] },
  { words: ['samenspel', 'probe', '--format', 'j'], offers: ['json'], not: ['junit', 'text'] },
  { words: ['samenspel', 'validate', '--pr'], offers: ['--profile', '--preferred'], not: ['--lang', '--clients'] },
  { words: ['samenspel', 'validate', '--package', ''], offers: ['scenarios'], not: ['--lang'] },
  { words: ['samenspel', 'validate', 's'], offers: ['scenarios'], not: ['serve'] },
  { words: ['samenspel', 'check', '--patient', ''], offers: [], not: ['scenarios', '--from'] },
  { words: ['samenspel', 'audit', ''], offers: ['verify', 'cut'], not: ['scenarios', '--out'] },
  { words: ['samenspel', 'audit', 'cut', ''], offers: [], not: ['verify', 'scenarios'] },
  { words: ['samenspel', 'package', 'p'], offers: ['prepare'], not: ['probe'] },
  { words: ['samenspel', 'package', 'prepare', 's'], offers: ['scenarios'], not: ['prepare'] },
  { words: ['samenspel', 'completion', ''], offers: ['bash', 'zsh', 'fish'], not: ['scenarios'] },
];

describe.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('in %s', (shell) => {
  // Not every machine has each of them.
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  let script: string;
  beforeAll(async () => {
    const { code, stdout } = await runCommand(['completion', shell]);
    expect(code).toBe(0);
    script = stdout;
  });

  test.skipIf(!isThere).each(WORDS)(
    `$words is offered $offers (skipped where there is no ${shell})`,
    ({ words, offers, not }) => {
      const offered = SHELLS[shell](script, words)
        .split('\n')
        .map((line) => line.split('\t')[0]?.replace(/\/$/, ''));
      expect(offered).toEqual(expect.arrayContaining(offers));
      for (const other of not) expect(offered).not.toContain(other);
    },
  );
});

describe('what is completed', () => {
  test('are the commands that the help tells', () => {
    const told = new Set([...HELP.matchAll(/^ {2}samenspel ([a-z]+)/gm)].map(([, name]) => name));
    const completed = new Set(Object.keys(SYNOPSIS).map((name) => name.split(' ')[0]));
    expect(completed).toEqual(told.add('help'));
  });

  const withOptions = Object.entries(SYNOPSIS).filter(([, synopsis]) => synopsis.includes('--'));

  test.each(withOptions)('are options that samenspel %s takes', async (name, synopsis) => {
    const { options } = commandLine(name, synopsis);
    const parameters = [...options].flatMap(([option, value]) => (value ? [`--${option}`, 'x'] : [`--${option}`]));
    const { code, stderr } = await runCommand([...name.split(' '), ...parameters, '--no-such-option']);
    expect(stderr).toContain("'--no-such-option'");
    expect(code).toBe(2);
  });

  const page = readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');
  test.each(withOptions)('are the options that the page tells of samenspel %s', (name, synopsis) => {
    const cells = [...page.matchAll(/^\| (`samenspel .*?`) \|/gm)].map(([, cell = '']) => cell);
    const told = cells.filter((cell) => cell.startsWith(`\`samenspel ${name} `)).join(' ');
    for (const option of commandLine(name, synopsis).options.keys()) expect(told).toContain(`--${option}`);
  });

  test.each([['pwsh'], [''], ['bash', 'zsh']])('nothing for %s: one line, and 2', async (...parameters) => {
    const { code, stdout, stderr } = await runCommand(['completion', ...parameters]);
    expect([code, stdout, stderr]).toEqual([2, '', 'samenspel: samenspel completion bash|zsh|fish\n']);
  });
});
