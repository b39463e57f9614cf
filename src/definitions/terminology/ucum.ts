import { createRequire } from 'node:module';
import { inOrOut, type Membership } from '../membership.ts';

/** The part of ucum-lhc that is used; it has no types of its own. */
interface Ucum {
  validateUnitString(unit: string): { status: string; ucumCode: string | null };
  convertUnitTo(from: string, value: number, to: string): { status: string };
}

let ucum: Ucum | undefined;

/** Loaded when the first unit is met that is not a frequent one. */
const library = (): Ucum => {
  ucum ??= createRequire(import.meta.url)('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance() as Ucum;
  return ucum;
};

/** What most resources measure in: told without the library, which takes longer to read than they take to validate. */
export const FREQUENT: ReadonlySet<string> = new Set(
  `1 % s min h d wk mo a g kg mg ug ng L mL uL dL m cm mm um kg/m2 g/L mg/dL mmol/L mmol/mol umol/L ng/mL ug/L U/L m[IU]/L
  [IU] [iU] mm[Hg] kPa Cel [degF] /min {score} 10*9/L 10*12/L 10*3/uL 10*6/uL fL pg mL/min mg/kg meq/L mmol mol kcal [in_i] [lb_av]`.split(
    /\s+/,
  ),
);

/** No unit is this long; what is longer is not given to the parser, whose time is not bounded. */
const LONGEST = 128;

const known = new Map<string, Membership>();
const KEPT = 2000;

/** Whether a text is a unit of UCUM, case-sensitive (c/s). The library also takes names and near misses: they are none. */
export const ucumUnit = (code: string): Membership => {
  if (FREQUENT.has(code)) return 'in';
  let membership = known.get(code);
  if (membership === undefined) {
    membership = parse(code);
    if (known.size >= KEPT) known.clear();
    known.set(code, membership);
  }
  return membership;
};

const parse = (code: string): Membership => {
  if (code.length > LONGEST || !/^[\x21-\x7E]+$/.test(code)) return 'out';
  try {
    const { status, ucumCode } = library().validateUnitString(code);
    return inOrOut(status === 'valid' && ucumCode === code);
  } catch {
    return 'unknown';
  }
};

/** Whether two units measure the same: `mg` and `[lb_av]` do. R4 §4.3.14: the value set of what is commensurable with a unit. */
export const commensurable = (code: string, unit: string): Membership => {
  if (ucumUnit(code) !== 'in' || ucumUnit(unit) !== 'in') return ucumUnit(code) === 'out' ? 'out' : 'unknown';
  try {
    return inOrOut(library().convertUnitTo(code, 1, unit).status === 'succeeded');
  } catch {
    return 'unknown';
  }
};
