/** What may follow a word: words to choose from, files and folders, or something that only the caller knows. */
export interface Expected {
  readonly words: readonly string[];
  readonly files: boolean;
}

/** One command, as shells complete it. */
export interface CommandLine {
  /** `validate`, `package prepare`. */
  readonly name: string;
  /** Without their `--`. A flag expects nothing. */
  readonly options: ReadonlyMap<string, Expected | undefined>;
  readonly positional: Expected;
}

const OPTION = /--([a-z-]+)(?: ([^\s\]-][^\s\]]*))?/g;
const FILES = /\b(FILE|FOLDER|DIR|TGZ|PACKAGE)\b/;
const WORDS = /^[a-z]+(\|[a-z]+)+$/;

/** Reads a synopsis. */
export const commandLine = (name: string, synopsis: string): CommandLine => {
  const options = new Map<string, Expected | undefined>();
  for (const [, option = '', value] of synopsis.matchAll(OPTION)) {
    // Said in full the first time, with `…` after that.
    if (!options.has(option)) options.set(option, value === undefined ? undefined : expected(value));
  }
  const rest = synopsis.replaceAll(OPTION, '').replaceAll(`samenspel ${name}`, '');
  const words = rest.split(/[\s[\]]+/).map(expected);
  return {
    name,
    options,
    positional: { words: words.flatMap((word) => word.words), files: words.some((word) => word.files) },
  };
};

const expected = (value: string): Expected => ({
  words: WORDS.test(value) ? value.split('|') : [],
  files: FILES.test(value),
});

/** All of them; one that only has second words, such as `audit`, is there by itself too, and each has its second words to choose from. */
export const commandLines = (synopses: Readonly<Record<string, string>>): readonly CommandLine[] => {
  const names = Object.keys(synopses);
  return [...new Set(names.flatMap((name) => [firstWord(name), name]))].map((name) => {
    const line = commandLine(name, synopses[name] ?? '');
    const seconds = names.flatMap((other) => (other.startsWith(`${name} `) ? [other.slice(name.length + 1)] : []));
    return { ...line, positional: { ...line.positional, words: [...seconds, ...line.positional.words] } };
  });
};

/** What the first word can be. */
export const firstWords = (lines: readonly CommandLine[]): string[] => [
  ...new Set(lines.map(({ name }) => firstWord(name))),
];

/** What can be said after a command: its options, and what it is of. */
export const afterCommand = ({ options, positional }: CommandLine): Expected => ({
  words: [...positional.words, ...[...options.keys()].map((option) => `--${option}`)],
  files: positional.files,
});

/** What can be said after each option that takes something: `validate --format`, and it. */
export const afterOptions = (lines: readonly CommandLine[]): [string, Expected][] =>
  lines.flatMap(({ name, options }) =>
    [...options].flatMap(([option, value]): [string, Expected][] => (value ? [[`${name} --${option}`, value]] : [])),
  );

const firstWord = (name: string): string => name.split(' ')[0] ?? name;
