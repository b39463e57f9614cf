import type { Json, JsonObject } from '../../fhir/json.ts';
import type { Source } from '../../fhirpath/sure/source.ts';
import { checkBinding } from '../checks/binding.ts';
import { checkBlank } from '../checks/blank.ts';
import { checkCanonical } from '../checks/canonical.ts';
import { checkCoding } from '../checks/coding.ts';
import { FORMATS, isPrimitive } from '../checks/primitive-format.ts';
import { checkReference } from '../checks/reference-target.ts';
import { checkValue } from '../checks/value-checks.ts';
import { PLACE_CHECKS, type PlaceCheck } from '../place-checks.ts';
import { onlyCoding, plainCoding, plainQuantity } from './codes-in.ts';
import { type Compiler, knownBeforehand } from './compiler.ts';
import { codeMemo, textMemo } from './memo.ts';
import { type Pass, SettledPlace, Unsettled, unsettled } from './pass.ts';
import { referenceTest } from './references.ts';
import type { Site } from './site.ts';

type Asked = (value: Json, pass: Pass, parent: JsonObject) => void;

/** The code that runs the checks of the walk at a site. */
export interface PlaceCode {
  /** Expressions that are true once the checks have said what they have to say. */
  readonly checks: readonly string[];
  /** For a primitive: an expression that is true for a text that is known to be right in every way. */
  readonly known?: string;
}

/** These say the same of the same text, or of the same code, wherever it stands. */
const OF_VALUE: ReadonlySet<PlaceCheck> = new Set([checkValue, checkBlank, checkBinding, checkCoding]);
const OF_CODE: ReadonlySet<PlaceCheck> = new Set([checkBinding, checkCoding]);

/**
 * The checks of the walk that look at values at this site, run as they are, or what they said of the same value before. A check that
 * decides by the site alone that it has nothing to say is told by asking it without a value; so that one that is added to the list
 * needs no word in this folder, and is run for every value that it looks at.
 */
export const placeChecksCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  { value, parent }: { value: string; parent: string },
): PlaceCode => {
  const asking = PLACE_CHECKS.filter((check) => asksForValue(compiler, site, check));
  const call = (asked: Asked) => `(${source.constant(asked)}(${value}, s, ${parent}), true)`;
  const { type } = site;
  const { model } = compiler.knowledge.definitions;
  if (isPrimitive(type)) {
    const ofValue = asking.filter((check) => OF_VALUE.has(check) || check === checkCanonical);
    const others = asking.filter((check) => !ofValue.includes(check));
    if (ofValue.length === 0) return { checks: others.map((check) => call(asked(site, [check]))) };
    // A text of the wrong form is told each time: what is known of it here is not all that is wrong with it.
    const isMemorable = (text: string) =>
      FORMATS[site.use.code]?.(text) === true && (!text.startsWith('#') || !ofValue.includes(checkCanonical));
    const memo = textMemo(asked(site, ofValue), isMemorable);
    return {
      checks: [call(memo.tell), ...others.map((check) => call(asked(site, [check])))],
      ...(others.length === 0 && { known: `${source.constant(memo.quiet)}.has(${value})` }),
    };
  }
  const remembered = (ofCode: readonly PlaceCheck[]): Asked => {
    const ask = asked(site, ofCode);
    if (type === 'Coding') return codeMemo(ask, plainCoding, 'display');
    if (type === 'CodeableConcept') return codeMemo(ask, onlyCoding, 'display');
    return model.isA(type, 'Quantity') ? codeMemo(ask, plainQuantity, 'unit') : ask;
  };
  const ofCode = asking.filter((check) => (type === 'Coding' ? OF_VALUE : OF_CODE).has(check));
  const others = asking.filter((check) => !ofCode.includes(check));
  return {
    checks: [
      ...(ofCode.length > 0 ? [call(remembered(ofCode))] : []),
      ...others.map((check) =>
        check === checkReference
          ? `(${source.constant(referenceTest(compiler, site))}(${value}, s) || ${call(asked(site, [check]))})`
          : call(asked(site, [check])),
      ),
    ],
  };
};

const asksForValue = ({ knowledge }: Compiler, site: Site, check: PlaceCheck): boolean => {
  try {
    check(knownBeforehand(knowledge, unsettled), new ValuelessPlace(site));
    return false;
  } catch (error) {
    if (error instanceof Unsettled) return true;
    throw error;
  }
};

const asked =
  (site: Site, checks: readonly PlaceCheck[]): Asked =>
  (value, pass, parent) => {
    const place = new SettledPlace(site, value, pass.scope, parent);
    for (const check of checks) check(pass.recording, place);
  };

class ValuelessPlace extends SettledPlace {
  constructor(site: Site) {
    super(site, undefined);
    Object.defineProperty(this, 'value', { get: unsettled });
  }
}
