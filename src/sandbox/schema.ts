/**
 * The steps from an empty file to the present layout; `PRAGMA user_version` says how many a file has had. A step that has
 * been released is never edited: a change is a new step.
 *
 * `head` says where each resource stands, `version` keeps every body. Keys only grow (AUTOINCREMENT), so a page that starts
 * after a key never shows a resource twice. In the index tables the key comes right after the value that is looked up: the
 * matches of one value lie together in key order, and a page reads only what it shows, however large the store is. The second
 * index of each serves the rewriting of a resource's rows, and `:missing`.
 */
export const STEPS: readonly string[] = [
  `CREATE TABLE head (
     resource INTEGER PRIMARY KEY AUTOINCREMENT,
     type TEXT NOT NULL,
     id TEXT NOT NULL,
     version INTEGER NOT NULL,
     number INTEGER NOT NULL,
     updated INTEGER NOT NULL,
     live INTEGER NOT NULL,
     UNIQUE (type, id)
   ) STRICT;
   CREATE INDEX head_live ON head (type) WHERE live = 1;
   CREATE TABLE version (
     version INTEGER PRIMARY KEY AUTOINCREMENT,
     resource INTEGER NOT NULL REFERENCES head (resource),
     number INTEGER NOT NULL,
     updated INTEGER NOT NULL,
     body TEXT,
     UNIQUE (resource, number)
   ) STRICT;`,

  `CREATE TABLE indexed (type TEXT PRIMARY KEY, plan TEXT NOT NULL) STRICT, WITHOUT ROWID;
   INSERT INTO indexed SELECT DISTINCT type, '' FROM head;
   CREATE TABLE parameter (
     parameter INTEGER PRIMARY KEY,
     type TEXT NOT NULL,
     code TEXT NOT NULL,
     UNIQUE (type, code)
   ) STRICT;
   CREATE TABLE token_index (
     parameter INTEGER NOT NULL,
     code TEXT NOT NULL,
     resource INTEGER NOT NULL,
     system TEXT NOT NULL,
     PRIMARY KEY (parameter, code, resource, system)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX token_of ON token_index (resource, parameter);
   CREATE TABLE reference_index (
     parameter INTEGER NOT NULL,
     id TEXT NOT NULL,
     resource INTEGER NOT NULL,
     type TEXT NOT NULL,
     PRIMARY KEY (parameter, id, resource, type)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX reference_of ON reference_index (resource, parameter);
   CREATE TABLE date_index (
     parameter INTEGER NOT NULL,
     low INTEGER NOT NULL,
     high INTEGER NOT NULL,
     resource INTEGER NOT NULL,
     PRIMARY KEY (parameter, low, high, resource)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX date_of ON date_index (resource, parameter);
   CREATE TABLE string_index (
     parameter INTEGER NOT NULL,
     folded TEXT NOT NULL,
     resource INTEGER NOT NULL,
     exact TEXT NOT NULL,
     PRIMARY KEY (parameter, folded, resource, exact)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX string_of ON string_index (resource, parameter);
   CREATE TABLE number_index (
     parameter INTEGER NOT NULL,
     value REAL NOT NULL,
     resource INTEGER NOT NULL,
     system TEXT NOT NULL,
     code TEXT NOT NULL,
     unit TEXT NOT NULL,
     PRIMARY KEY (parameter, value, resource, system, code, unit)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX number_of ON number_index (resource, parameter);
   CREATE TABLE link (
     target INTEGER NOT NULL,
     source INTEGER NOT NULL,
     PRIMARY KEY (target, source)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX link_of ON link (source);`,

  // History of a type and of everything by moment, and by which interaction each version came about.
  `ALTER TABLE version ADD COLUMN type TEXT NOT NULL DEFAULT '';
   ALTER TABLE version ADD COLUMN method TEXT NOT NULL DEFAULT 'PUT';
   ALTER TABLE version ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
   UPDATE version SET
     type = (SELECT head.type FROM head WHERE head.resource = version.resource),
     method = CASE WHEN body IS NULL THEN 'DELETE' WHEN number = 1 THEN 'POST' ELSE 'PUT' END,
     made = body IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM version AS before
       WHERE before.resource = version.resource AND before.number = version.number - 1 AND before.body IS NOT NULL);
   CREATE INDEX version_of_type ON version (type, updated);
   CREATE INDEX version_by_moment ON version (updated);`,

  // Each element of a composite parameter is as a resource of its own in the index tables, under the negative of its number.
  `CREATE TABLE composite (
     part INTEGER PRIMARY KEY,
     parameter INTEGER NOT NULL,
     resource INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX composite_of ON composite (resource);`,

  // One row. The generation is another one after a restore, so that whoever has the file open forgets what it kept of it; history that was
  // replaced before `pruned` is no longer there.
  `CREATE TABLE store (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     generation TEXT NOT NULL,
     pruned INTEGER NOT NULL
   ) STRICT;
   INSERT INTO store VALUES (1, lower(hex(randomblob(16))), 0);`,
];
