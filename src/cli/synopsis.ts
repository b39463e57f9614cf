/**
 * How each command is called: the first lines of its usage, and what shells complete. `[…]` may be left out, `…` may stand again, words in capitals
 * are the caller's own, and `a|b` is one of them.
 */
export const SYNOPSIS = {
  serve: 'samenspel serve [--with-examples] [--with-issuer] [--sandbox]',
  sweep: 'samenspel sweep [--date YYYY-MM-DD]',
  validate: `samenspel validate FILE|FOLDER|-… [--profile URL]… [--package DIR|TGZ]… [--format text|json|sarif|junit] [--lang nl|en]
  [--suppress FILE]… [--terminology-server URL] [--preferred] [--best-practices] [--coverage]`,
  check: `samenspel check FILE|- [--date DATE] [--format text|json|sarif|junit] [--lang nl|en]
samenspel check --from URL --patient ID [--token TOKEN] [--date DATE] [--format …] [--lang nl|en]`,
  explain: 'samenspel explain PROFILE [--lang nl|en]',
  package: 'samenspel package [--out FILE.tgz]',
  'package prepare': 'samenspel package prepare PACKAGE… --out FOLDER',
  synth: 'samenspel synth --clients N --seed S [--date YYYY-MM-DD] [--broken SHARE] [--out FILE|FOLDER]',
  probe: 'samenspel probe URL [--format text|json] [--timeout SECONDS]',
  conformance:
    'samenspel conformance URL [--only WHAT]… [--as TOKEN] [--report FOLDER] [--compare URL] [--timeout SECONDS]',
  'conformance coverage': 'samenspel conformance coverage',
  reset: 'samenspel reset',
  backup: 'samenspel backup FILE',
  restore: 'samenspel restore FILE',
  'audit verify': 'samenspel audit verify',
  'audit cut': 'samenspel audit cut',
  token: 'samenspel token --as RelatedPerson/… [--patient Patient/…] [--scope "…"]',
  completion: 'samenspel completion bash|zsh|fish',
  help: 'samenspel help',
} as const;
