import { isObject, type Resource } from '../fhir/json.ts';
import type { HistoryVersion, Stored } from '../gateway/gateway.ts';
import type { Database, Row } from './database.ts';

/** Where a resource stands. `key` is its row, the same through all its versions, deleted ones too. */
export interface Head {
  readonly key: number;
  readonly number: number;
  readonly live: boolean;
}

export interface Versions {
  head(type: string, id: string): Head | undefined;
  /** The current version; undefined when it is deleted, or never was. */
  current(type: string, id: string): Stored | undefined;
  /** One version of those there are: without a resource when it says: deleted. */
  version(head: Head, versionId: string): HistoryVersion | undefined;
  /** Adds a version and makes it the current one. The store gives it its versionId and lastUpdated; other meta stays. */
  write(
    type: string,
    id: string,
    head: Head | undefined,
    resource: Resource,
    by: 'POST' | 'PUT',
    at: Date,
  ): { key: number; stored: Stored };
  /** Adds a version that says: deleted. Answers its versionId. */
  remove(type: string, head: Head, at: Date): string;
}

/** A resource as it was kept, with what its own meta says of the version. */
export const storedOf = (resource: Resource): Stored => ({
  resource,
  versionId: String(resource.meta?.versionId),
  lastUpdated: String(resource.meta?.lastUpdated),
});

/** What a history says of a version; the row has type, id, number, updated, method, made and body. */
export const historyVersionOf = (row: Row): HistoryVersion => ({
  type: String(row['type']),
  id: String(row['id']),
  versionId: String(row['number']),
  lastUpdated: new Date(Number(row['updated'])).toISOString(),
  method: row['method'] as HistoryVersion['method'],
  made: row['made'] === 1,
  ...(row['body'] !== null && { resource: JSON.parse(String(row['body'])) as Resource }),
});

const stamped = (type: string, id: string, resource: Resource, number: number, at: Date): Resource => {
  const meta = isObject(resource.meta) ? resource.meta : {};
  const { resourceType: _type, id: _id, meta: _meta, ...content } = resource;
  const version = { versionId: String(number), lastUpdated: at.toISOString() };
  return { resourceType: type, id, meta: { ...meta, ...version }, ...content };
};

export const openVersions = (database: Database): Versions => {
  const add = (
    { key, number, live }: Head,
    type: string,
    method: HistoryVersion['method'],
    at: Date,
    body: string | null,
  ): void => {
    const updated = at.getTime();
    const version = database.run(
      'INSERT INTO version (resource, type, number, updated, method, made, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      key,
      type,
      number,
      updated,
      method,
      method !== 'DELETE' && !live ? 1 : 0,
      body,
    );
    database.run(
      'UPDATE head SET version = ?, number = ?, updated = ?, live = ? WHERE resource = ?',
      version,
      number,
      updated,
      body === null ? 0 : 1,
      key,
    );
  };

  return {
    head: (type, id) => {
      const row = database.get('SELECT resource, number, live FROM head WHERE type = ? AND id = ?', type, id);
      return row && { key: Number(row['resource']), number: Number(row['number']), live: row['live'] === 1 };
    },
    current: (type, id) => {
      const row = database.get(
        'SELECT body FROM head JOIN version ON version.version = head.version WHERE head.type = ? AND id = ? AND live = 1',
        type,
        id,
      );
      return row && storedOf(JSON.parse(String(row['body'])) as Resource);
    },
    version: ({ key }, versionId) => {
      if (!/^\d{1,15}$/.test(versionId)) return undefined;
      const row = database.get(
        `SELECT version.type, id, version.number, version.updated, method, made, body FROM version
         JOIN head ON head.resource = version.resource WHERE version.resource = ? AND version.number = ?`,
        key,
        Number(versionId),
      );
      return row && historyVersionOf(row);
    },
    write: (type, id, head, resource, by, at) => {
      const number = (head?.number ?? 0) + 1;
      const key =
        head?.key ??
        database.run('INSERT INTO head (type, id, version, number, updated, live) VALUES (?, ?, 0, 0, 0, 0)', type, id);
      const written = stamped(type, id, resource, number, at);
      add({ key, number, live: head?.live ?? false }, type, by, at, JSON.stringify(written));
      return { key, stored: storedOf(written) };
    },
    remove: (type, head, at) => {
      add({ ...head, number: head.number + 1 }, type, 'DELETE', at, null);
      return String(head.number + 1);
    },
  };
};
