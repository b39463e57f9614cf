import { Failure } from '../fhir/failure.ts';
import type { JsonObject } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { EntryResult, HistoryPage, SearchPage, Stored } from '../gateway/gateway.ts';
import type { AskedEntry } from './entries.ts';
import { historyBundle } from './history.ts';
import { isKnown } from './read.ts';
import { searchBundle } from './search.ts';
import type { Call } from './service.ts';
import { readShape } from './shape.ts';
import { STATUS, statusLine } from './status.ts';

/** One entry of a transaction-response or batch-response (R4 §3.1.0.11.3). */

const EFFECTS: Readonly<Record<EntryResult['effect'], string>> = {
  created: '201 Created',
  updated: '200 OK',
  existing: '200 OK',
  deleted: '204 No Content',
};

/** Of a deletion not every server says which version it made, nor when. */
const versionOf = ({ versionId, lastUpdated }: Pick<Stored, 'versionId' | 'lastUpdated'>): JsonObject => ({
  ...(versionId !== '' && { etag: `W/"${versionId}"` }),
  ...(lastUpdated !== '' && { lastModified: lastUpdated }),
});

/** The answer to a write; with the resource as it stands when that is asked for. */
export const writeAnswer = (result: EntryResult, representation = false): JsonObject => ({
  ...(representation && result.resource && { resource: result.resource }),
  response: {
    status: EFFECTS[result.effect],
    location: `${result.type}/${result.id}${result.versionId === '' ? '' : `/_history/${result.versionId}`}`,
    ...versionOf(result),
  },
});

/** The answer to a conditional delete that found nothing. */
export const nothingDone = (): JsonObject => ({ response: { status: EFFECTS.deleted } });

/** What is told of an entry that could not be carried out. */
export const refusal = ({ language }: Call, { kind, findings }: Failure): JsonObject => ({
  response: { status: statusLine(STATUS[kind]), outcome: operationOutcome(findings, language) },
});

/** The answer to a GET: the version, or the Bundle of a search or history. */
export const readAnswer = (
  call: Call,
  { target, conditions }: Extract<AskedEntry, { kind: 'read' }>,
  found: Stored | HistoryPage | SearchPage | Failure,
): JsonObject => {
  if (found instanceof Failure) return refusal(call, found);
  if ('resource' in found) {
    if (isKnown(call, found, conditions)) return { response: { status: '304 Not Modified', ...versionOf(found) } };
    return { resource: found.resource, response: { status: '200 OK', ...versionOf(found) } };
  }
  const bundle = 'versions' in found ? historyOf(call, target, found) : searchOf(call, target, found);
  return { resource: bundle, response: { status: '200 OK' } };
};

type Target = Extract<AskedEntry, { kind: 'read' }>['target'];

const historyOf = (call: Call, target: Target, page: HistoryPage) => {
  if (target.kind !== 'history') throw new Error('A page of versions is the answer to a history.');
  const { kind: _kind, query, ...of } = target;
  return historyBundle(call, of, readShape(query), page);
};

const searchOf = (call: Call, target: Target, page: SearchPage) => {
  if (target.kind !== 'type' && target.kind !== 'compartment') throw new Error('Matches are the answer to a search.');
  const { type, query } = target;
  const path = target.kind === 'compartment' ? `${target.compartment.type}/${target.compartment.id}/${type}` : type;
  return searchBundle(call, path, readShape(query), page);
};
