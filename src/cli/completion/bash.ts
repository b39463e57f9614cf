import { afterCommand, afterOptions, type CommandLine, type Expected, firstWords } from './command-line.ts';

/** A bash script that completes `samenspel`. */
export const bash = (lines: readonly CommandLine[]): string => `# samenspel: source <(samenspel completion bash)
_samenspel() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  local words='' files='' file
  COMPREPLY=()
  if ((COMP_CWORD > 2)); then
    case "$command \${COMP_WORDS[2]}" in
${lines.flatMap(({ name }) => (name.includes(' ') ? [`      '${name}') command='${name}' ;;`] : [])).join('\n')}
    esac
  fi
  if ((COMP_CWORD == 1)); then
    words='${firstWords(lines).join(' ')}'
  else
    case "$command $previous" in
${afterOptions(lines)
  .map(([said, next]) => `      '${said}') ${assigned(next)} ;;`)
  .join('\n')}
      *) case "$command" in
${lines.map((line) => `        '${line.name}') ${assigned(afterCommand(line))} ;;`).join('\n')}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ $files ]]; then
    compopt -o filenames 2>/dev/null # bash 3.2 has none
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
  fi
}
complete -F _samenspel samenspel
`;

const assigned = ({ words, files }: Expected): string =>
  [...(words.length > 0 ? [`words='${words.join(' ')}'`] : []), ...(files ? ['files=yes'] : [])].join(' ');
