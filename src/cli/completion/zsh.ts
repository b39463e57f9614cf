import { afterCommand, afterOptions, type CommandLine, type Expected, firstWords } from './command-line.ts';

/** A zsh script that completes `samenspel`: sourced, or as the file _samenspel in the fpath. */
export const zsh = (lines: readonly CommandLine[]): string => `#compdef samenspel
_samenspel() {
  local command="$words[2]" previous="$words[CURRENT-1]"
  if (( CURRENT == 2 )); then
    compadd -- ${firstWords(lines).join(' ')}
    return
  fi
  if (( CURRENT > 3 )); then
    case "$command $words[3]" in
${lines.flatMap(({ name }) => (name.includes(' ') ? [`      '${name}') command='${name}' ;;`] : [])).join('\n')}
    esac
  fi
  case "$command $previous" in
${afterOptions(lines)
  .map(([said, next]) => `    '${said}') ${offered(next)} ;;`)
  .join('\n')}
    *) case "$command" in
${lines.map((line) => `      '${line.name}') ${offered(afterCommand(line))} ;;`).join('\n')}
    esac ;;
  esac
}
if [[ "$funcstack[1]" == _samenspel ]]; then _samenspel "$@"; else compdef _samenspel samenspel; fi
`;

const offered = ({ words, files }: Expected): string =>
  [...(words.length > 0 ? [`compadd -- ${words.join(' ')}`] : []), ...(files ? ['_files'] : [])].join('; ');
