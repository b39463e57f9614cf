import { isObject, type Json, type JsonObject } from '../../fhir/json.ts';
import { Source } from '../../fhirpath/sure/source.ts';
import type { Program } from '../program.ts';
import type { Place, Scope } from '../run.ts';
import { profilesToMeet } from '../type-profiles.ts';
import { typePrograms } from '../walk.ts';
import type { Compiler, ValueFunction } from './compiler.ts';
import { contentCode } from './content.ts';
import { type Pass, SettledPlace, unsettled } from './pass.ts';
import { type HeldTo, settledBeforehand } from './programs-at.ts';
import type { Site } from './site.ts';

/** How many urls are remembered at one site in one place, and how long they may be. */
const MOST = 200;
const LONGEST = 200;

/** How extensions with one url are settled at one site. */
interface Plan extends HeldTo {
  readonly content: ValueFunction;
}

/** An extension at a site, which its url tells what it is held to, and where it stands whether it may stand there. */
export const extensionAt = (
  compiler: Compiler,
  site: Site,
): ((value: Json, pass: Pass, around: Site, parent: JsonObject) => boolean) => {
  const contents = new Map<string, ValueFunction>();
  const plans = new WeakMap<Site, Map<string, Plan | undefined>>();

  const planFor = (url: string, around: Site, within: string | undefined): Plan | undefined => {
    const place = new ExtensionPlace(site, url, around, within);
    const held = settledBeforehand(compiler, (run) => {
      const profiles = profilesToMeet(run, place, unsettled);
      return [...typePrograms(run, place), ...profiles];
    });
    if (!held) return undefined;
    const key = held.programs.map((program) => program.url).join(' ');
    const content = contents.get(key) ?? contentFunction(compiler, site, held.programs);
    contents.set(key, content);
    return { ...held, content };
  };

  return (value, pass, around, parent) => {
    const url = isObject(value) ? value['url'] : undefined;
    if (typeof url !== 'string' || !isObject(value) || value['_url'] !== undefined) return false;
    const within = around.use.code === 'Extension' ? parent['url'] : undefined;
    if (within !== undefined && typeof within !== 'string') return false;
    // A url has no white space, so that two of them never read as two others.
    const key = within === undefined ? url : `${within} ${url}`;
    const known = plans.get(around) ?? new Map<string, Plan | undefined>();
    plans.set(around, known);
    let plan = known.get(key);
    if (!plan && !known.has(key)) {
      plan = planFor(url, around, within);
      // Any text may stand for a url.
      if (known.size >= MOST) known.clear();
      if (key.length <= 2 * LONGEST && !/\s/.test(url + (within ?? ''))) known.set(key, plan);
    }
    if (!plan) return false;
    for (const { finding, path } of plan.notes) pass.note(finding, path);
    return plan.content(value, pass, around, value);
  };
};

const contentFunction = (compiler: Compiler, site: Site, programs: readonly Program[]): ValueFunction => {
  const source = new Source();
  const { parts, invariants } = contentCode(compiler, source, site, programs, 'x');
  return source.evaluate(`(x, s) => ${[...parts, ...invariants].join(' && ')}`);
};

/** An extension of which only the url is known, and of what it stands in only the site; of another extension its url too. */
class ExtensionPlace extends SettledPlace {
  readonly #around: Place;

  constructor(site: Site, url: string, around: Site, within: string | undefined) {
    super(site, { url });
    this.#around =
      within === undefined ? new AroundPlace(around) : new AroundExtension(around, { url: within }, NOWHERE);
  }

  override get parent(): Place {
    return this.#around;
  }
}

class AroundExtension extends SettledPlace {
  override get parent(): never {
    return unsettled();
  }
}

class AroundPlace extends AroundExtension {
  constructor(site: Site) {
    super(site, undefined, NOWHERE);
    Object.defineProperty(this, 'value', { get: unsettled });
  }
}

/** A scope of no resource: an element goes by the name that its path has in one as well, which is not known here. */
const NOWHERE = {
  at: '',
  resource: { resourceType: '\0' },
  get root() {
    return unsettled();
  },
  resolve: unsettled,
  outside: unsettled,
} satisfies Scope;
