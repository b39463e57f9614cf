import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ObjectExpression, parseSync } from '@swc/core';
import { FAILURES } from '../src/fhir/failures/catalogue.ts';
import { isObject, type Json } from '../src/fhir/json.ts';
import type { Text } from '../src/fhir/text.ts';
import { ledger } from './rules-page.ts';

/**
 * profiles/input/fsh/terminology/finding.fsh: every stable id that an OperationOutcome of ours can carry, made from the rules and the
 * constraints, the kinds of checks of the validator, and the catalogue of failures. Run it after a change of one of them.
 */
export interface FindingCode {
  readonly code: string;
  readonly kind: 'rule' | 'check' | 'failure' | 'success';
  /** What stands in braces is filled in. Failures are described in English: their Dutch comes with the answer. */
  readonly text: { readonly en: string; readonly nl?: string };
}

const root = join(import.meta.dirname, '..');

export const findingCodes = (): FindingCode[] => {
  const codes = new Map<string, FindingCode>();
  const add = (code: string, kind: FindingCode['kind'], text: FindingCode['text']) => {
    if (!codes.has(code)) codes.set(code, { code, kind, text });
  };
  for (const { id, text } of ledger()) add(id, 'rule', text);
  for (const [id, { when }] of Object.entries(FAILURES)) add(id, 'failure', { en: when });
  for (const { id, text } of checkKinds()) add(id, 'check', text);
  add('all-ok', 'success', { nl: 'Geen fouten gevonden.', en: 'No errors found.' });
  return [...codes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

/** What the validator, the reading of definitions, the operations and the sandbox for testers can say: each object in their sources with an id and a text in both languages. */
const checkKinds = (): { id: string; text: Text }[] =>
  ['src/validation', 'src/definitions', 'src/operations', 'src/spaces'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .flatMap((file) => kindsIn(readFileSync(join(root, folder, file), 'utf8'))),
  );

/** The literals `{ id: '…', text: { nl: '…', en: '…' } }` in a source. */
export const kindsIn = (source: string): { id: string; text: Text }[] => {
  const found: { id: string; text: Text }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node as Json)) return;
    const { type } = node as { type?: string };
    if (type === 'ObjectExpression') {
      const { id, text } = literalsOf(node as ObjectExpression);
      const { nl, en } = isObject(text as Json) ? literalsOf(text as ObjectExpression) : {};
      if (typeof id === 'string' && typeof nl === 'string' && typeof en === 'string')
        found.push({ id, text: { nl, en } });
    }
    Object.values(node as object).forEach(visit);
  };
  visit(parseSync(source, { syntax: 'typescript' }).body);
  return found;
};

/** The properties of an object literal: strings as they are, objects as syntax. */
const literalsOf = ({ properties }: ObjectExpression): Record<string, unknown> =>
  Object.fromEntries(
    properties.flatMap((property): [string, unknown][] => {
      if (property.type !== 'KeyValueProperty' || property.key.type !== 'Identifier') return [];
      const { key, value } = property;
      if (value.type === 'StringLiteral') return [[key.value, value.value]];
      return value.type === 'ObjectExpression' ? [[key.value, value]] : [];
    }),
  );

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const findingFsh = (): string =>
  `${[
    '// Made by scripts/finding-codes.ts.',
    'CodeSystem: FindingCodes',
    'Id: finding',
    'Title: "Finding"',
    'Description: "The stable ids in issue.details.coding of every OperationOutcome of the service: rules and constraints, checks of the validator, and failures. In the displays, what stands in braces is filled in. An invariant of R4 or of another package has its own key for a code, which is not listed here."',
    '* insert Dutch([["Bevinding"]], [["De vaste codes in issue.details.coding van elke OperationOutcome van de dienst: regels en voorwaarden, controles van de validator, en wat er mis kan gaan. Wat in de omschrijvingen tussen accolades staat, wordt ingevuld. Een voorwaarde van R4 of van een ander pakket heeft haar eigen sleutel als code, en die staat hier niet."]])',
    '* ^status = #draft',
    '* ^experimental = false',
    '* ^caseSensitive = true',
    '* ^content = #fragment',
    '* ^property[0].code = #kind',
    '* ^property[0].description = "rule: of the law or of good practice, in code or as a constraint of a profile; check: of the validator; failure: why a request was not carried out; success."',
    '* ^property[0].type = #string',
    ...findingCodes().flatMap(({ code, kind, text }) => [
      `* #${code} ${quoted(text.en)}`,
      ...(text.nl
        ? [`* #${code} ^designation[0].language = #nl`, `* #${code} ^designation[0].value = ${quoted(text.nl)}`]
        : []),
      `* #${code} ^property[0].code = #kind`,
      `* #${code} ^property[0].valueString = "${kind}"`,
    ]),
  ].join('\n')}\n`;

export const FINDING_FSH = join(root, 'profiles/input/fsh/terminology/finding.fsh');

if (import.meta.main) writeFileSync(FINDING_FSH, findingFsh());
