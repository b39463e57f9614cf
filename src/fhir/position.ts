/** A place in a text as editors count it: both from 1, a column for each UTF-16 code unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The positions of these offsets, in their order. One pass over the text, however many there are. */
export const positionsOf = (text: string, offsets: readonly number[]): Position[] => {
  const positions = new Map<number, Position>();
  let [line, start] = [1, 0];
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    positions.set(offset, { line, column: offset - start + 1 });
  }
  return offsets.map((offset) => positions.get(offset) as Position);
};

export const positionOf = (text: string, offset: number): Position => positionsOf(text, [offset])[0] as Position;
