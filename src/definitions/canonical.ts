/** `url|version` taken apart; a fragment stays with the url. */
export const splitCanonical = (canonical: string): { url: string; version?: string } => {
  const bar = canonical.indexOf('|');
  return bar < 0 ? { url: canonical } : { url: canonical.slice(0, bar), version: canonical.slice(bar + 1) };
};

/**
 * Order of two versions as semver has it: numbers by value, a pre-release before its release; labels by their text.
 * Negative when `a` is older. An absent version is older than any.
 */
export const compareVersions = (a: string | undefined, b: string | undefined): number => {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  const [releaseA = '', labelA] = splitLabel(a);
  const [releaseB = '', labelB] = splitLabel(b);
  return compareParts(releaseA, releaseB) || compareLabels(labelA, labelB);
};

const splitLabel = (version: string): [string, string | undefined] => {
  const dash = version.indexOf('-');
  return dash < 0 ? [version, undefined] : [version.slice(0, dash), version.slice(dash + 1)];
};

const compareLabels = (a: string | undefined, b: string | undefined): number =>
  a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareParts(a, b);

const compareParts = (a: string, b: string): number => {
  const [partsA, partsB] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(partsA.length, partsB.length); i++) {
    const [x = '', y = ''] = [partsA[i], partsB[i]];
    const numeric = /^\d+$/.test(x) && /^\d+$/.test(y);
    const order = numeric ? Number(x) - Number(y) : x < y ? -1 : Number(x > y);
    if (order !== 0) return order;
  }
  return 0;
};
