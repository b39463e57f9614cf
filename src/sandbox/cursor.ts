/** The parameter of a `next` link that says where the page before it ended. Opaque to clients. */
export const CURSOR = '_cursor';

/** The parts of a place in a list, as they go into a link. */
export const encodeCursor = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts again; undefined when the text is no cursor. What each part is, the reader must still check. */
export const decodeCursor = (text: string): readonly unknown[] | undefined => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
};
