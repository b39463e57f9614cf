import type { Finding } from '../../fhir/finding.ts';
import type { Json, JsonObject } from '../../fhir/json.ts';
import type { Place, Run, Scope } from '../run.ts';
import type { Site } from './site.ts';

/** Thrown where a check asks for what the fast pass does not know: the walk, which does, is then asked instead. */
export class Unsettled extends Error {}
const UNSETTLED = new Unsettled('not settled here');

export const unsettled = (): never => {
  throw UNSETTLED;
};

/** Bits that fit in a small integer. */
export const WORD = 30;

/** A finding and where it was made, from the value that is looked at downwards. */
export interface Note {
  readonly finding: Finding;
  readonly path: string;
}

/**
 * What generated code works with while it goes through one resource. Its functions answer whether a value is settled: then all that there
 * is to report about it stands in the notes, and the walk need not look. A path is written on the way up, and only where there is a note.
 */
export class Pass {
  readonly run: Run;
  /** The same run, whose findings become notes. */
  readonly recording: Run;
  scope: Scope;
  /** The fragments that references were met with, in the resource around and what it contains. */
  fragments: Set<string> | undefined;
  /** How many elements of the resource around have an id. */
  ids = 0;
  /** How many objects deep the code is. */
  depth = 0;
  /** Which elements the last object had that was looked at, a bit for each; of objects that may have no more than WORD. */
  seen = 0;
  /** How many notes there are; those beyond it were taken back. */
  size = 0;
  readonly #findings: Finding[] = [];
  readonly #paths: string[] = [];
  /** Objects that were not settled as one thing or another, so that they need not be tried again on the way down to what is wrong. */
  #failed: Set<object> | undefined;

  constructor(run: Run, scope: Scope) {
    this.run = run;
    this.scope = scope;
    this.recording = { ...run, report: (finding) => this.note(finding, finding.expression) };
  }

  note(finding: Finding, path: string): void {
    this.#findings[this.size] = finding;
    this.#paths[this.size] = path;
    this.size += 1;
  }

  /** The notes since `from` were made below this step. */
  under(from: number, step: string): void {
    for (let i = from; i < this.size; i += 1) this.#paths[i] = step + this.#paths[i];
  }

  /** The notes since `from`; they are kept no longer. */
  takeBack(from: number): Note[] {
    const notes: Note[] = [];
    for (let i = from; i < this.size; i += 1)
      notes.push({ finding: this.#findings[i] as Finding, path: this.#paths[i] as string });
    this.size = from;
    return notes;
  }

  /** Always false: what a function answers that could not settle an object. */
  fail(object: object): false {
    this.#failed ??= new Set();
    this.#failed.add(object);
    return false;
  }

  hasFailed(object: object): boolean {
    return this.#failed?.has(object) === true;
  }
}

/**
 * A value at a site, for the checks that the walk runs: what they find there is the same wherever the site stands, so that their expression
 * starts at the value. Who asks for its surroundings gets no answer.
 */
export class SettledPlace implements Place {
  readonly value: Json | undefined;
  readonly element: Place['element'];
  readonly use: Place['use'];
  readonly type: string;
  readonly #parent: JsonObject | undefined;
  readonly #scope: Scope | undefined;
  readonly expression = '';

  constructor(site: Site, value: Json | undefined, scope?: Scope, parent?: JsonObject) {
    this.value = value;
    this.element = site.element;
    this.use = site.use;
    this.type = site.type;
    this.#scope = scope;
    this.#parent = parent;
  }

  get scope(): Scope {
    return this.#scope ?? unsettled();
  }

  /** Only a primitive has one, which is looked at apart. */
  get sibling(): undefined {
    return unsettled();
  }

  get parent(): Place {
    return this.#parent === undefined ? unsettled() : new ParentPlace(this.#parent);
  }
}

/** A value of which an invariant is asked, which has no `_name` sibling. */
export class SiblinglessPlace extends SettledPlace {
  override get sibling(): undefined {
    return undefined;
  }
}

/** What a value stands in: its content, and no more. */
class ParentPlace implements Place {
  readonly value: JsonObject;

  constructor(value: JsonObject) {
    this.value = value;
  }

  get element(): never {
    return unsettled();
  }
  get use(): never {
    return unsettled();
  }
  get type(): never {
    return unsettled();
  }
  get expression(): never {
    return unsettled();
  }
  get scope(): never {
    return unsettled();
  }
  get sibling(): never {
    return unsettled();
  }
  get parent(): never {
    return unsettled();
  }
}
