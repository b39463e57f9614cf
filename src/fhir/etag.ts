/** The version in an ETag, weak or strong or bare: `W/"3"`, `"3"` and `3` are one (servers send all three). */
export const versionOf = (etag: string): string => etag.replace(/^W\//, '').replaceAll('"', '');

/** The ETag of a version, as R4 has it (§3.1.0.1.3). */
export const etagOf = (versionId: string): string => `W/"${versionId}"`;

/** The versions that an If-Match or If-None-Match names; `*` is any. */
export const etagsOf = (header: string): readonly string[] =>
  header
    .split(',')
    .map((etag) => versionOf(etag.trim()))
    .filter((version) => version !== '');
