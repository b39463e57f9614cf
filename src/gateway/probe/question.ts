import type { Resource } from '../../fhir/json.ts';
import type { Answer } from '../upstream/exchange.ts';

/** One thing that servers do differently, and that it takes a try to find out. */
export interface Question {
  readonly id: string;
  /** As it stands in the report. */
  readonly asks: string;
  /** The answer without which a decision cannot be written under a guard; absent where any will do. */
  readonly needs?: string;
  /** The same, for writing in stages: where there are no transactions. An answer may say more behind it: `yes (201)`. */
  readonly needsInStages?: string;
  /** Tries it. Whatever it makes, it makes through the probe, which removes it again. */
  ask(probe: Probe): Promise<string>;
}

/** What questions are asked with. Every resource gets the tag of this probe. */
export interface Probe {
  /** A fresh value of our own system, for an identifier. */
  newKey(): string;
  wait(milliseconds: number): Promise<void>;
  /** A request as it is; 5xx and no FHIR throw a Failure. */
  get(path: string): Promise<Answer>;
  put(resource: Resource, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  transact(...entries: readonly ProbeEntry[]): Promise<Answer>;
  /** One by itself, whatever becomes of it. */
  create(resource: Resource, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Makes one and tells where it stands. Throws when that cannot be. */
  make(resource: Resource): Promise<Made>;
  /** How many a search finds. */
  count(type: string, query: string): Promise<number>;
}

export interface Made {
  readonly type: string;
  readonly id: string;
  readonly versionId: string;
  /** The ETag as it came, if any. */
  readonly etag: string | undefined;
}

export interface ProbeEntry {
  readonly fullUrl?: string;
  readonly resource?: Resource;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly ifMatch?: string;
    readonly ifNoneExist?: string;
  };
}

/** The system of the identifiers of what a probe makes. */
export const PROBE_SYSTEM = 'https://samenspel.example/fhir/identifier/probe';

export const identified = (key: string) => ({ identifier: [{ system: PROBE_SYSTEM, value: key }] });

export const patient = (key: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  ...identified(key),
  ...more,
});

export const task = (key: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  ...identified(key),
  status: 'draft',
  intent: 'proposal',
  ...more,
});

export const post = (resource: Resource, more: { fullUrl?: string; ifNoneExist?: string } = {}): ProbeEntry => {
  const { fullUrl, ifNoneExist } = more;
  return {
    ...(fullUrl && { fullUrl }),
    resource,
    request: { method: 'POST', url: resource.resourceType, ...(ifNoneExist && { ifNoneExist }) },
  };
};

export const replace = (resource: Resource, ifMatch?: string): ProbeEntry => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}`, ...(ifMatch && { ifMatch }) },
});

export const byKey = (key: string): string => `identifier=${encodeURIComponent(`${PROBE_SYSTEM}|${key}`)}`;
