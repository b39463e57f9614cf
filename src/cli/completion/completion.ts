import { type CommandContext, Problem } from '../command.ts';
import { SYNOPSIS } from '../synopsis.ts';
import { bash } from './bash.ts';
import { commandLines } from './command-line.ts';
import { fish } from './fish.ts';
import { zsh } from './zsh.ts';

const SHELLS: ReadonlyMap<string, typeof bash> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

/** `samenspel completion SHELL`: the script with which a shell completes commands, options and their words. Throws a Problem for another shell. */
export const completionCommand = ({ parameters, stdout }: Pick<CommandContext, 'parameters' | 'stdout'>): number => {
  const [shell = '', ...more] = parameters;
  const script = SHELLS.get(shell);
  if (!script || more.length > 0) throw new Problem([SYNOPSIS.completion], 2);
  stdout.write(script(commandLines(SYNOPSIS)));
  return 0;
};
