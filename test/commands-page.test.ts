import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HELP } from '../src/cli/help.ts';

const project = join(import.meta.dirname, '..');
const page = readFileSync(join(project, 'docs/commands.md'), 'utf8');

test('every script of npm that a person runs is on the page, and no other', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: object };
  const hidden = /^(pre|prepare$|build$|prepack$)/;
  const there = Object.keys(scripts).filter((name) => !hidden.test(name));
  const told = [...page.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name]) => name);
  expect(told.sort()).toEqual(there.sort());
});

test('the page tells the commands that the help tells', () => {
  const commands = (text: string) => new Set([...text.matchAll(/samenspel ([a-z]+)/g)].map(([, name]) => name));
  expect(commands(page)).toEqual(new Set([...commands(HELP), 'help']));
});
