import { overlap } from '../disclosure/days.ts';
import type { Resource } from '../fhir/json.ts';
import { parseReference, referencesIn } from '../fhir/reference.ts';
import type { SearchPage, Stored } from '../gateway/gateway.ts';
import { careDays } from './care-dates.ts';
import { badParameter, type EverythingRequest, PLACE, parametersOf, readEverything } from './everything-request.ts';
import type { Operation } from './operation.ts';
import { type Reads, scopedReads } from './scoped-reads.ts';
import { searchBundle } from './search.ts';
import { readShape } from './shape.ts';

/**
 * `Patient/[id]/$everything` (R4 Patient-operation-everything): the patient, all of the compartment, and what these refer to; `Patient/$everything`: the same
 * of all patients, one after the other. In: `start`, `end` (care dates, whole days), `_since` (when it was updated), `_type`, `_count`, in the URL or as
 * Parameters. What does not say when its care was, is never left out for it. Out: a searchset Bundle, with a next link where there is more.
 * Errors: 404 no such patient, 410; 400 another parameter, or one that is not right.
 */
export const everything: Operation = {
  name: 'everything',
  definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
  levels: ['type', 'instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const asked = readShape(parametersOf(input));
    const request = readEverything(asked.query, (type) => call.definitions.resourceTypes.has(type));
    const { id } = input;
    if (id !== undefined) await call.requireClient(id);
    const begin: Place = id === undefined ? { patients: '' } : { patient: id };
    const { next, ...page } = await pageOf(
      scopedReads(call),
      request,
      request.place ? placeOf(request.place, id) : begin,
    );
    const following = new URLSearchParams([...asked.query].filter(([name]) => name !== PLACE));
    if (next) following.set(PLACE, Buffer.from(JSON.stringify(next)).toString('base64url'));
    return searchBundle(call, id === undefined ? 'Patient/$everything' : `Patient/${id}/$everything`, asked, {
      ...page,
      ...(next && { next: following }),
    });
  },
};

/** Which patient, and where in the compartment; and where the patients go on, when there are more. Queries are the gateway's own, as text. */
interface Place {
  readonly patients?: string;
  readonly patient?: string;
  readonly within?: string;
}

/** How much is asked of the gateway at once: each such part brings along at most a thousand more. */
const AT_ONCE = 200;
/** What is left out is read too: beyond this many parts a page ends with what it has. */
const MOST_PARTS = 50;

const pageOf = async (
  reads: Reads,
  request: EverythingRequest,
  from: Place,
): Promise<{ matches: Stored[]; included: Stored[]; next?: Place }> => {
  const matches = new Map<string, Stored>();
  const included = new Map<string, Stored>();
  let place: Place | undefined = from;
  for (let part = 0; place && matches.size < request.count && part < MOST_PARTS; part += 1) {
    const { patient } = place;
    if (patient === undefined) {
      place = await nextPatient(reads, place.patients ?? '');
      continue;
    }
    const found = await partOf(reads, patient, place.within, Math.min(AT_ONCE, request.count - matches.size));
    const kept = keep(found, request);
    for (const stored of kept.matches) matches.set(keyOf(stored.resource), stored);
    for (const stored of kept.included) included.set(keyOf(stored.resource), stored);
    place = after(place, found.next);
  }
  for (const key of matches.keys()) included.delete(key);
  return { matches: [...matches.values()], included: [...included.values()], ...(place && { next: place }) };
};

const after = ({ patients, patient }: Place, next: URLSearchParams | undefined): Place | undefined => {
  const more = patients === undefined ? {} : { patients };
  if (next && patient !== undefined) return { ...more, patient, within: String(next) };
  return patients === undefined ? undefined : { patients };
};

const nextPatient = async (reads: Reads, patients: string): Promise<Place | undefined> => {
  const { matches, next } = await reads.search('Patient', new URLSearchParams(patients || { _count: '1' }));
  const [patient] = matches.map(({ resource }) => String(resource.id));
  const more = next ? { patients: String(next) } : {};
  if (patient === undefined) return next ? more : undefined;
  return { ...more, patient };
};

const partOf = (reads: Reads, patient: string, within: string | undefined, count: number): Promise<SearchPage> =>
  reads.search('*', new URLSearchParams(within ?? { _count: String(count), _include: '*' }), {
    compartment: { type: 'Patient', id: patient },
  });

/** Of a part what is asked for; of what goes along, that which something on the days asked for refers to. */
const keep = (
  { matches, included = [] }: SearchPage,
  { careOn, since, types }: EverythingRequest,
): { matches: Stored[]; included: Stored[] } => {
  const isOnDays = ({ resource }: Stored): boolean => {
    const days = careOn && careDays(resource);
    return !careOn || !days || overlap(days, careOn);
  };
  const isWanted = ({ resource, lastUpdated }: Stored): boolean =>
    (types?.has(resource.resourceType) ?? true) && (since === undefined || Date.parse(lastUpdated) >= since);
  const onDays = matches.filter(isOnDays);
  const referredTo = new Set(onDays.flatMap(({ resource }) => targetsOf(resource)));
  const along = included.filter((stored) => referredTo.has(keyOf(stored.resource)) && isOnDays(stored));
  return { matches: onDays.filter(isWanted), included: along.filter(isWanted) };
};

const keyOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

const targetsOf = (resource: Resource): string[] =>
  [...referencesIn(resource)].flatMap(({ reference }) => {
    const parsed = parseReference(reference);
    return parsed.kind === 'literal' ? [`${parsed.type}/${parsed.id}`] : [];
  });

/** The place that a next link says; it goes on with the same patient, or with any at type level. Failure: invalid. */
const placeOf = (text: string, id: string | undefined): Place => {
  const parts = [...Object.entries(decoded(text) ?? {})];
  const known = parts.every(([name, value]) => PARTS.has(name) && typeof value === 'string');
  const place: Place = Object.fromEntries(parts);
  if (
    !known ||
    parts.length === 0 ||
    (id === undefined ? !('patients' in place || 'patient' in place) : place.patient !== id)
  )
    throw badParameter(PLACE);
  return place;
};

const PARTS: ReadonlySet<string> = new Set(['patients', 'patient', 'within']);

const decoded = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
