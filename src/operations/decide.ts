import { ON_WRITE } from '../agreements/ledger.ts';
import { isOurs } from '../agreements/ours.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import { checkRules } from '../agreements/rule.ts';
import { Failure } from '../fhir/failure.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { brokenReferences } from './broken-references.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/**
 * Decides on a write: `found` is what the profiles say of it, the rules add what they see across the resources of each client,
 * as the record would be after the write. Returns what is to be told with an accepted write; throws `unprocessable` with
 * all of it when there is an error.
 */
export const decide = async (call: Call, writes: readonly Write[], found: readonly Finding[]): Promise<Finding[]> => {
  const written = writes.flatMap(locate);
  const standing = await readStanding(call, writes);
  const records = readRecords([...written, ...standing], call.acts);
  // What stood before is not this write's to answer for: only the agreements in it are held to the rules.
  const decided = records.map((r) => ({ ...r, agreements: r.agreements.filter((a) => a.written) }));
  const rules = decided.flatMap((record) => checkRules(ON_WRITE, record, call.today));
  const findings = [...found, ...(await brokenReferences(call, writes)), ...rules];
  // A refusal says what must be mended; what could not be evaluated is told with what is accepted, and by $validate.
  if (findings.some(isError))
    throw new Failure(
      'unprocessable',
      findings.filter(({ outcome }) => outcome === 'failed'),
    );
  return findings;
};

const locate = ({ entry, expression }: Write): Located[] =>
  entry.method === 'DELETE' ? [] : [{ resource: entry.resource, fullUrl: entry.fullUrl, expression }];

/** The consents that stand already for the agreements that the write updates; nothing can refer to one that is new. */
const readStanding = async ({ gateway }: Call, writes: readonly Write[]): Promise<Located[]> => {
  const entries = writes.map(({ entry }) => entry);
  const updated = entries.filter((entry) => entry.method === 'PUT');
  const replaced = new Set(entries.flatMap((entry) => (entry.method === 'POST' ? [] : [`${entry.type}/${entry.id}`])));
  const agreements = updated.filter(({ resource }) => isOurs(resource, 'care-agreement'));
  if (agreements.length === 0) return [];
  const data = agreements.map(({ id }) => `CarePlan/${id}`).join(',');
  const consents = await allMatches(gateway, 'Consent', new URLSearchParams({ data, status: 'active' }));
  return consents
    .map(({ resource }) => ({ resource }))
    .filter(({ resource }) => !replaced.has(`${resource.resourceType}/${resource.id}`));
};
