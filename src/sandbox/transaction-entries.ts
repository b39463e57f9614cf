import { brokenReference } from '../fhir/broken-reference.ts';
import { Failure, failure } from '../fhir/failure.ts';
import type { IdOf } from '../fhir/failures/catalogue.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Text } from '../fhir/text.ts';
import type { Entry } from '../gateway/gateway.ts';
import type { BrokenReference } from './links.ts';

/** Where an entry stands, for findings about it. */
export const at = (index: number): string => `Bundle.entry[${index}]`;

const ID = /^[A-Za-z0-9\-.]{1,64}$/;

const invalid = (index: number, below: string, id: IdOf<'invalid'>, text: Text): Failure =>
  failure('invalid', text, { id, expression: at(index) + below });

const checkEntry = (entry: Entry, index: number, types: ReadonlySet<string>): void => {
  if (!types.has(entry.type)) {
    throw invalid(index, '', 'type-invalid', { nl: 'Dit is geen soort resource.', en: 'This is no type of resource.' });
  }
  if (entry.method !== 'POST' && !ID.test(entry.id)) {
    throw invalid(index, '', 'id-invalid', { nl: 'Dit is geen geldig id.', en: 'This is no valid id.' });
  }
  if (entry.method === 'DELETE') return;
  if (entry.resource.resourceType !== entry.type) {
    throw invalid(index, '.resource', 'type-differs', {
      nl: 'De resource is van een andere soort dan de URL zegt.',
      en: 'The resource is of another type than the URL says.',
    });
  }
  if (entry.method === 'PUT' && entry.resource.id !== undefined && entry.resource.id !== entry.id) {
    throw invalid(index, '.resource.id', 'id-differs', {
      nl: 'De resource heeft een ander id dan de URL.',
      en: 'The resource has another id than the URL.',
    });
  }
};

/**
 * What can be seen wrong of the entries without the store; `types` are those that there are. R4 lets no resource be written twice in one transaction, and no
 * two entries have the same fullUrl (bdl-7). Failures: invalid, naming the entry.
 */
export const checkEntries = (entries: readonly Entry[], types: ReadonlySet<string>): void => {
  const written = new Set<string>();
  const fullUrls = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    checkEntry(entry, index, types);
    const target = entry.method === 'POST' ? undefined : `${entry.type}/${entry.id}`;
    if (target && written.has(target)) {
      throw invalid(index, '', 'written-twice', {
        nl: 'Deze resource wordt in dezelfde transactie al geschreven.',
        en: 'This resource is already written in the same transaction.',
      });
    }
    if (target) written.add(target);
    const fullUrl = entry.method === 'DELETE' ? undefined : entry.fullUrl;
    if (fullUrl && fullUrls.has(fullUrl)) {
      throw invalid(index, '.fullUrl', 'full-url-twice', {
        nl: 'Een andere entry heeft dezelfde fullUrl.',
        en: 'Another entry has the same fullUrl.',
      });
    }
    if (fullUrl) fullUrls.add(fullUrl);
  }
};

/** What the work on one entry throws, said of that entry. */
export const inEntry = <T>(index: number, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw error.telling(error.findings.map((finding) => ({ ...finding, expression: at(index) })));
  }
};

export const stale = (index: number): Failure =>
  failure(
    'precondition-failed',
    {
      nl: 'De resource is intussen gewijzigd: ifMatch noemt niet de huidige versie.',
      en: 'The resource has changed meanwhile: ifMatch does not name the current version.',
    },
    { expression: at(index) },
  );

export const alreadyThere = (index: number): Failure =>
  failure(
    'precondition-failed',
    {
      nl: 'Er staat al een resource met dit id: ifNoneMatch vraagt dat die er niet is.',
      en: 'A resource with this id is there already: ifNoneMatch asks that there is none.',
    },
    { id: 'already-there', expression: at(index) },
  );

export const notNew = (index: number): Failure =>
  failure(
    'precondition-failed',
    {
      nl: 'Intussen voldoet een resource aan ifNoneExist.',
      en: 'A resource meets ifNoneExist meanwhile.',
    },
    { id: 'not-new', expression: at(index) },
  );

export const ambiguous = (index: number): Failure =>
  failure(
    'multiple-matches',
    { nl: 'Meer dan één resource voldoet aan ifNoneExist.', en: 'More than one resource meets ifNoneExist.' },
    { expression: at(index) },
  );

export const withoutCondition = (index: number): Failure =>
  invalid(index, '', 'if-none-exist-empty', { nl: 'ifNoneExist vraagt niets.', en: 'ifNoneExist asks nothing.' });

export const stillReferenced = (index: number, referrer: string): Failure =>
  failure(
    'conflict',
    {
      nl: 'Deze resource kan niet weg: een {referrer} verwijst ernaar.',
      en: 'This resource cannot be deleted: a {referrer} refers to it.',
    },
    { id: 'still-referenced', expression: at(index), parameters: { referrer } },
  );

/** Every reference of an entry that leads nowhere, as findings. */
export const brokenReferences = (index: number, broken: readonly BrokenReference[]): Finding[] =>
  broken.map(({ path, problem }) => brokenReference(problem, `${at(index)}.resource${path}`));

export const unprocessable = (findings: readonly Finding[]): Failure =>
  new Failure(findings.every(({ code }) => code === 'not-supported') ? 'not-supported' : 'unprocessable', findings);
