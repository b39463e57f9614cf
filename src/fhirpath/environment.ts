import type { Resource } from '../fhir/json.ts';
import type { Node } from './node.ts';

/** What an expression may see besides its focus. What is absent makes an expression that needs it throw, never guess. */
export interface Environment {
  /** `%resource`: the resource that holds the focus, or the contained one. */
  readonly resource: Node;
  /** `%rootResource`: the resource that contains `%resource`, or itself. */
  readonly rootResource: Node;
  /** `%context`; the focus when absent. */
  readonly context?: Node;
  /** The instant for `now()` and `today()`: an ISO date and time with its offset, whose local date is today. */
  readonly now?: string;
  /** Other constants by name, as in `%patient`. */
  readonly constants?: Readonly<Record<string, readonly Node[]>>;
  /** The resource that a reference leads to; contained ones are found without it. */
  readonly resolve?: (reference: string) => Resource | undefined;
  /** Whether a code, Coding or CodeableConcept is in a value set; undefined when that cannot be said. */
  readonly memberOf?: (node: Node, valueSet: string) => boolean | undefined;
  /** Whether a node conforms to a profile; undefined when that cannot be said. */
  readonly conformsTo?: (node: Node, profile: string) => boolean | undefined;
}

/** Where an expression stands while it is evaluated: `$this`, which is one node except in `iif`, `$index`, and the environment. */
export class Scope {
  readonly environment: Environment;
  /** The scope of the whole expression, whose node is the focus. */
  readonly root: Scope;
  node: Node | undefined;
  /** `$this` when it is a whole collection; then `node` is undefined. */
  readonly many: readonly Node[] | undefined;
  index = 0;

  /** Of the root: collections that are the same for every item, made once. */
  kept: Map<object, readonly Node[]> | undefined = undefined;

  constructor(environment: Environment, node: Node | undefined, many?: readonly Node[], root?: Scope) {
    this.environment = environment;
    this.root = root ?? this;
    this.node = node;
    this.many = many;
  }

  /** A scope for the items of a collection, which sets `node` and `index` for each. */
  perItem(): Scope {
    return new Scope(this.environment, undefined, undefined, this.root);
  }

  /** A scope in which `$this` is a collection. */
  with(nodes: readonly Node[]): Scope {
    const one = nodes.length === 1;
    const scope = new Scope(this.environment, one ? nodes[0] : undefined, one ? undefined : nodes, this.root);
    scope.index = this.index;
    return scope;
  }
}
