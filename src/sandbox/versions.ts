import { isObject, type Resource } from '../fhir/json.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { Database } from './database.ts';

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
  /** Adds a version and makes it the current one. The store gives it its versionId and lastUpdated; other meta stays. */
  write(
    type: string,
    id: string,
    head: Head | undefined,
    resource: Resource,
    at: Date,
  ): { key: number; stored: Stored };
  /** Adds a version that says: deleted. Answers its versionId. */
  remove(head: Head, at: Date): string;
}

/** A resource as it was kept, with what its own meta says of the version. */
export const storedOf = (resource: Resource): Stored => ({
  resource,
  versionId: String(resource.meta?.versionId),
  lastUpdated: String(resource.meta?.lastUpdated),
});

const stamped = (type: string, id: string, resource: Resource, number: number, at: Date): Resource => {
  const meta = isObject(resource.meta) ? resource.meta : {};
  const { resourceType: _type, id: _id, meta: _meta, ...content } = resource;
  const version = { versionId: String(number), lastUpdated: at.toISOString() };
  return { resourceType: type, id, meta: { ...meta, ...version }, ...content };
};

export const openVersions = (database: Database): Versions => {
  const add = (key: number, number: number, at: Date, body: string | null): void => {
    const updated = at.getTime();
    const version = database.run(
      'INSERT INTO version (resource, number, updated, body) VALUES (?, ?, ?, ?)',
      key,
      number,
      updated,
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
        'SELECT body FROM head JOIN version ON version.version = head.version WHERE type = ? AND id = ? AND live = 1',
        type,
        id,
      );
      return row && storedOf(JSON.parse(String(row['body'])) as Resource);
    },
    write: (type, id, head, resource, at) => {
      const number = (head?.number ?? 0) + 1;
      const key =
        head?.key ??
        database.run('INSERT INTO head (type, id, version, number, updated, live) VALUES (?, ?, 0, 0, 0, 0)', type, id);
      const written = stamped(type, id, resource, number, at);
      add(key, number, at, JSON.stringify(written));
      return { key, stored: storedOf(written) };
    },
    remove: (head, at) => {
      add(head.key, head.number + 1, at, null);
      return String(head.number + 1);
    },
  };
};
