/** JavaScript under construction: names of its own, and values of ours that it refers to. */
export class Source {
  readonly #constants = new Map<unknown, string>();
  readonly #functions: string[] = [];
  #names = 0;

  /** A name that is not in use yet. */
  fresh(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }

  /** The name under which the code sees a value. */
  constant(value: unknown): string {
    const known = this.#constants.get(value) ?? this.fresh('c');
    this.#constants.set(value, known);
    return known;
  }

  /** A call, of a function with this body, on the one variable that it reads beside `s`. */
  declared(variable: string, body: string): string {
    const name = this.fresh('f');
    this.#functions.push(`const ${name} = (${variable}, s) => { ${body} };`);
    return `${name}(${variable}, s)`;
  }

  /** The function that `text`, an expression of JavaScript, is. Whatever came from a definition is in `text` as a JSON literal only. */
  evaluate<F>(text: string): F {
    const names = [...this.#constants.values()];
    const make = new Function(...names, `'use strict'; ${this.#functions.join(' ')} return ${text};`);
    return make(...this.#constants.keys()) as F;
  }
}
