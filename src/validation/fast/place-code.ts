import type { Json, JsonObject } from '../../fhir/json.ts';
import type { Source } from '../../fhirpath/sure/source.ts';
import { PLACE_CHECKS, type PlaceCheck } from '../place-checks.ts';
import { type Compiler, knownBeforehand } from './compiler.ts';
import { type Pass, SettledPlace, Unsettled, unsettled } from './pass.ts';
import type { Site } from './site.ts';

/**
 * The checks of the walk that look at values at this site, run as they are. A check that decides by the site alone that it has
 * nothing to say is told by asking it without a value; so that one that is added here or there needs no word in this folder.
 */
export const placeChecksCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  { value, parent }: { value: string; parent: string },
): string[] => {
  const asking = PLACE_CHECKS.filter((check) => asksForValue(compiler, site, check));
  return asking.map((check) => `${source.constant(asked(site, check))}(${value}, s, ${parent})`);
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
  (site: Site, check: PlaceCheck) =>
  (value: Json, pass: Pass, parent: JsonObject): true => {
    check(pass.recording, new SettledPlace(site, value, pass.scope, parent));
    return true;
  };

class ValuelessPlace extends SettledPlace {
  constructor(site: Site) {
    super(site, undefined);
    Object.defineProperty(this, 'value', { get: unsettled });
  }
}
