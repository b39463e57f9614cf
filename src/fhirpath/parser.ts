import { FhirpathError } from './error.ts';
import { type Token, tokensOf } from './lexer.ts';
import { decimalNode, integerNode, Node, quantityNode, stringNode } from './node.ts';
import type { BinaryOperator, Syntax, TypeName } from './syntax.ts';

/** Binary operators by how tightly they bind, loosest first; `is` and `as` stand between union and addition. FHIRPath N1 §8. */
const LEVELS: readonly (readonly (BinaryOperator | 'is' | 'as')[])[] = [
  ['implies'],
  ['or', 'xor'],
  ['and'],
  ['in', 'contains'],
  ['=', '~', '!=', '!~'],
  ['<', '<=', '>', '>='],
  ['|'],
  ['is', 'as'],
  ['+', '-', '&'],
  ['*', '/', 'div', 'mod'],
];

const CALENDAR_UNIT = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;

/** The tree of an expression. Throws a syntax FhirpathError that says where the text stops being FHIRPath. */
export const parse = (text: string): Syntax => new Parser(text).whole();

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Syntax {
    const syntax = this.#binary(0);
    if (this.#next.kind !== 'end') this.#fail();
    return syntax;
  }

  get #next(): Token {
    return this.#tokens[this.#position] as Token;
  }

  #take(): Token {
    const token = this.#next;
    this.#position += 1;
    return token;
  }

  #skip(symbol: string): boolean {
    if (this.#next.kind !== 'symbol' || this.#next.text !== symbol) return false;
    this.#position += 1;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#skip(symbol)) this.#fail();
  }

  #fail(): never {
    const { text, at } = this.#next;
    throw new FhirpathError('syntax', `Unexpected ${text === '' ? 'end' : `"${text}"`} at ${at} of: ${this.#text}`);
  }

  #binary(level: number): Syntax {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#signed();
    let left = this.#binary(level + 1);
    for (;;) {
      const { kind, text } = this.#next;
      const operator = kind === 'symbol' || kind === 'word' ? operators.find((o) => o === text) : undefined;
      if (operator === undefined) return left;
      this.#position += 1;
      left =
        operator === 'is' || operator === 'as'
          ? { kind: 'type', operator, operand: left, type: this.#typeName() }
          : { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
  }

  #signed(): Syntax {
    if (this.#skip('-')) return { kind: 'sign', negative: true, operand: this.#signed() };
    if (this.#skip('+')) return { kind: 'sign', negative: false, operand: this.#signed() };
    let syntax = this.#term();
    for (;;) {
      if (this.#skip('.')) syntax = this.#invocation(syntax);
      else if (this.#skip('[')) {
        syntax = { kind: 'item', input: syntax, position: this.#binary(0) };
        this.#expect(']');
      } else return syntax;
    }
  }

  #term(): Syntax {
    const { kind, text } = this.#next;
    if (kind === 'string') return this.#literal(stringNode(this.#take().text));
    if (kind === 'number') return this.#number();
    if (kind === 'temporal') return this.#literal(temporal(this.#take().text));
    if (kind === 'constant') return { kind: 'constant', name: this.#take().text };
    if (kind === 'symbol' && this.#skip('(')) {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    if (kind === 'symbol' && this.#skip('{')) {
      this.#expect('}');
      return this.#literal(undefined);
    }
    if (kind === 'word' && (text === 'true' || text === 'false')) {
      return this.#literal(new Node('System.Boolean', this.#take().text === 'true', undefined));
    }
    return this.#invocation(undefined);
  }

  #literal(node: Node | undefined): Syntax {
    return { kind: 'literal', node };
  }

  #number(): Syntax {
    const { text } = this.#take();
    const unit = this.#next;
    if (unit.kind === 'string' || (unit.kind === 'word' && CALENDAR_UNIT.test(unit.text))) {
      this.#position += 1;
      return this.#literal(quantityNode(Number(text), unit.text));
    }
    return this.#literal(text.includes('.') ? decimalNode(Number(text)) : integerNode(Number(text)));
  }

  #invocation(input: Syntax | undefined): Syntax {
    const token = this.#take();
    if (token.kind === 'special') {
      if (input !== undefined) this.#fail();
      return { kind: token.text.slice(1) as 'this' | 'index' | 'total' };
    }
    if (token.kind !== 'word' && token.kind !== 'delimited') {
      this.#position -= 1;
      this.#fail();
    }
    return this.#skip('(')
      ? { kind: 'call', input, name: token.text, args: this.#args() }
      : { kind: 'step', input, name: token.text };
  }

  #args(): Syntax[] {
    const args: Syntax[] = [];
    if (this.#skip(')')) return args;
    do args.push(this.#binary(0));
    while (this.#skip(','));
    this.#expect(')');
    return args;
  }

  #typeName(): TypeName {
    const name = this.#identifier();
    return this.#skip('.') ? { namespace: name, name: this.#identifier() } : { namespace: undefined, name };
  }

  #identifier(): string {
    if (this.#next.kind !== 'word' && this.#next.kind !== 'delimited') this.#fail();
    return this.#take().text;
  }
}

const temporal = (text: string): Node => {
  if (text.startsWith('T')) return new Node('System.Time', text.slice(1), undefined);
  if (!text.includes('T')) return new Node('System.Date', text, undefined);
  return new Node('System.DateTime', text.endsWith('T') ? text.slice(0, -1) : text, undefined);
};
