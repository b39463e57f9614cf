/** The check digit of the elfproef for eight digits; 10 when no digit passes. */
const checkOf = (stem: number): number =>
  [...String(stem)].reduce((sum, digit, index) => sum + Number(digit) * (9 - index), 0) % 11;

/** Every BSN of the test range (9999…): nine digits that pass the elfproef, and that no person has. Source: RvIG. */
export const TEST_BSNS: readonly string[] = Array.from({ length: 10_000 }, (_, index) => 99_990_000 + index)
  .filter((stem) => checkOf(stem) < 10)
  .map((stem) => `${stem}${checkOf(stem)}`);
