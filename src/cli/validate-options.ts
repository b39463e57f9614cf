import { parseArgs } from 'node:util';
import type { Language } from '../fhir/text.ts';
import { Problem } from './command.ts';
import { FORMATS, isFormat } from './reports/formats.ts';
import { SYNOPSIS } from './synopsis.ts';

export const USAGE = `${SYNOPSIS.validate}

Holds each file, the .json files of each folder, or standard input (-), to FHIR R4, to the profiles that it claims, and to each --profile.
--suppress FILE            leaves out the findings that this file names, each with its reason; names those of no use
--terminology-server URL   asks a FHIR server for codes of systems that are not at hand; without it nothing is asked of any network
--preferred                tells of codes outside a preferred value set; --best-practices asks the invariants that only advise
--coverage                 prints which constraints of the profiles were passed, failed, undecided or never reached (text or json), not the findings
Exit code: 0 no errors, 1 errors found, 2 could not run.`;

/** What `samenspel validate` was asked. Throws a Problem for what it cannot be. */
export const optionsOf = (parameters: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        profile: { type: 'string', multiple: true, default: [] },
        package: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string', default: 'en' },
        format: { type: 'string', default: 'text' },
        suppress: { type: 'string', multiple: true, default: [] },
        'terminology-server': { type: 'string' },
        preferred: { type: 'boolean', default: false },
        'best-practices': { type: 'boolean', default: false },
        coverage: { type: 'boolean', default: false },
      },
    });
    const { profile: profiles, package: packages, lang, format, suppress, coverage } = values;
    const terminologyServer = values['terminology-server'];
    if (positionals.length === 0) throw new Problem(['which file?', USAGE], 2);
    if (lang !== 'nl' && lang !== 'en') throw new Problem(['--lang is nl or en'], 2);
    if (!isFormat(format)) throw new Problem([`--format is one of ${Object.keys(FORMATS).join(', ')}`], 2);
    if (terminologyServer !== undefined && !/^https?:/.test(terminologyServer))
      throw new Problem(['--terminology-server is the base URL of a FHIR server'], 2);
    if (coverage && (terminologyServer !== undefined || (format !== 'text' && format !== 'json')))
      throw new Problem(['--coverage is printed as text or json, and without a terminology server'], 2);
    return {
      paths: positionals,
      profiles,
      packages,
      language: lang as Language,
      format,
      suppress,
      coverage,
      terminologyServer,
      preferred: values.preferred,
      bestPractices: values['best-practices'],
    };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, USAGE], 2) : error;
  }
};
