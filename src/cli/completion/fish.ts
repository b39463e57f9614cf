import { type CommandLine, type Expected, firstWords } from './command-line.ts';

const FILES = '(__fish_complete_path (commandline -ct))';

/** A fish script that completes `samenspel`. */
export const fish = (lines: readonly CommandLine[]): string =>
  [
    '# samenspel: samenspel completion fish | source',
    'complete -c samenspel -f',
    `complete -c samenspel -n __fish_use_subcommand -a '${firstWords(lines).join(' ')}'`,
    ...lines.flatMap(afterCommand),
    '',
  ].join('\n');

const afterCommand = ({ name, options, positional }: CommandLine): string[] => {
  const said = name.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  const when = (conditions: readonly string[]) => `complete -c samenspel -n '${conditions.join('; and ')}'`;
  const { words, files } = positional;
  const unsaid = `not __fish_seen_subcommand_from ${words.join(' ')}`;
  return [
    ...(words.length > 0 ? [`${when([...said, unsaid])} -a '${words.join(' ')}'`] : []),
    ...(files ? [`${when(said)} -F`] : []),
    ...[...options].map(([option, value]) => `${when(said)} -l ${option}${value ? ` -x${offered(value)}` : ''}`),
  ];
};

const offered = ({ words, files }: Expected): string => {
  const all = [...words, ...(files ? [FILES] : [])];
  return all.length > 0 ? ` -a '${all.join(' ')}'` : '';
};
