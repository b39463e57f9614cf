import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECTIONS } from '../src/disclosure/codes.ts';
import { DOSSIER } from '../src/disclosure/dossier.ts';
import type { DossierRow } from '../src/disclosure/dossier-row.ts';
import { COMMON, OF_NO_CLIENT } from '../src/disclosure/hidden-table.ts';
import { REASONS } from '../src/disclosure/reasons.ts';

const root = join(import.meta.dirname, '..');

/** docs/disclosure.md: what stands in scripts/disclosure-page.md, with the table and the reasons where it says so. */
export const disclosurePage = (): string =>
  readFileSync(join(root, 'scripts/disclosure-page.md'), 'utf8')
    .replace('{{sections}}', SECTIONS.map(sectionTable).join('\n'))
    .replace('{{hidden}}', hiddenTable())
    .replace('{{common}}', COMMON.join(', '))
    .replace('{{of-no-client}}', OF_NO_CLIENT.join(', '))
    .replace('{{reasons}}', reasonTable());

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const sectionTable = (section: string): string =>
  `### ${section}\n\n${table(
    ['type', 'client', 'only', 'dated by', 'left out for carers'],
    DOSSIER.filter((row) => row.section === section).map((row) => [
      row.type,
      code(row.client),
      filterOf(row),
      (row.dates ?? []).map(code).join(', '),
      [...(row.leftOut ?? []).map(code), ...(row.leftOutOfOthers ?? []).map((e) => `${code(e)} of others`)].join(', '),
    ]),
  )}\n`;

const filterOf = ({ filter }: DossierRow): string =>
  filter ? `${code(filter.element)} ${filter.not ? 'none of' : 'one of'} ${filter.codes.map(code).join(', ')}` : '';

const hiddenTable = (): string =>
  table(
    ['type', 'client', 'the client sees it', 'why no consent opens it'],
    DOSSIER.filter((row) => !row.section).map((row) => [
      row.type,
      code(row.client),
      row.staffOnly ? 'no' : 'yes',
      row.why ?? '',
    ]),
  );

const reasonTable = (): string =>
  table(
    ['code', 'rule', 'kind', 'Dutch', 'English'],
    Object.entries(REASONS).map(([id, { rule, kind, text }]) => [code(id), rule, kind, text.nl, text.en]),
  );

if (import.meta.main) writeFileSync(join(root, 'docs/disclosure.md'), disclosurePage());
