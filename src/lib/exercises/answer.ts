// Reads the number a learner types: decimals with point or comma, fractions, products and powers of e, by a small parser of its own.
import { exp } from '$lib/nn/exp';

/** What was read: the value, and the decimals typed when it was one plain number (null for an expression). */
export interface ReadAnswer {
  value: number;
  decimals: number | null;
}

/** Why a text could not be read, in one plain sentence. */
export interface Refusal {
  refusal: string;
}

/** More than this no one types as an answer. */
export const LONGEST = 200;
const DEEPEST = 30;

class Refused extends Error {}

type Token = { kind: 'number'; value: number; decimals: number } | { kind: 'sign'; text: string };

const BLANK = /^[\s\u00a0\u2009\u202f]+/;
const GROUPED = /^\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3})+(?!\d)(?:[.,]\d*)?/;
const NUMBER = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)/;
const EXPONENT = /^[eE][+-]?\d+/;

/** The tokens of a text in which every kind of minus and times is already plain. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  let rest = text.replace(BLANK, '');
  while (rest !== '') {
    const number = GROUPED.exec(rest) ?? NUMBER.exec(rest);
    if (number) {
      const exponent = EXPONENT.exec(rest.slice(number[0].length))?.[0] ?? '';
      const digits = number[0].replace(/[\s\u00a0\u2009\u202f']/g, '').replace(',', '.');
      rest = rest.slice(number[0].length + exponent.length);
      if (/^[.,]/.test(rest)) throw new Refused('A number has only one decimal sign: a point or a comma.');
      if (/^[\d]/.test(rest)) throw new Refused('There is a sign missing between two numbers.');
      const typed = digits.split('.')[1]?.length ?? 0;
      const decimals = Math.max(0, typed - Number(exponent.slice(1) || 0));
      found.push({ kind: 'number', value: Number(digits + exponent), decimals });
    } else {
      const sign = /^(?:exp\b|e(?![a-z])|[-+*/^()])/i.exec(rest)?.[0];
      if (sign === undefined)
        throw new Refused(`“${[...rest][0]}” is not understood: use digits, + − * / ^, ( ), e and exp().`);
      found.push({ kind: 'sign', text: sign.toLowerCase() });
      rest = rest.slice(sign.length);
    }
    rest = rest.replace(BLANK, '');
  }
  return found;
}

/** sum = term ± term …; term = signed × or ÷ signed …; signed = ± signed or power; power = atom [^ signed]. */
class Parser {
  #at = 0;
  #depth = 0;

  constructor(readonly list: readonly Token[]) {}

  whole(): number {
    const value = this.#sum();
    if (this.#at === this.list.length) return value;
    throw new Refused(
      this.#sees(')')
        ? 'There is a closing parenthesis too many.'
        : 'There is a sign missing, such as * between two factors.',
    );
  }

  #sees(...signs: string[]): string | undefined {
    const token = this.list[this.#at] as Token | undefined;
    return token?.kind === 'sign' && signs.includes(token.text) ? token.text : undefined;
  }

  #take(...signs: string[]): string | undefined {
    const seen = this.#sees(...signs);
    if (seen !== undefined) this.#at++;
    return seen;
  }

  #sum(): number {
    if (++this.#depth > DEEPEST) throw new Refused('That is nested too deeply.');
    let value = this.#term();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      value = sign === '+' ? value + this.#term() : value - this.#term();
    this.#depth--;
    return value;
  }

  #term(): number {
    let value = this.#signed();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const next = this.#signed();
      if (sign === '/' && next === 0) throw new Refused('Nothing can be divided by 0.');
      value = sign === '*' ? value * next : value / next;
    }
    return value;
  }

  #signed(): number {
    let negative = false;
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      if (sign === '-') negative = !negative;
    const value = this.#power();
    return negative ? -value : value;
  }

  #power(): number {
    const ofE = this.#sees('e') !== undefined;
    const base = this.#atom();
    if (!this.#take('^')) return base;
    if (++this.#depth > DEEPEST) throw new Refused('That is nested too deeply.');
    const exponent = this.#signed();
    this.#depth--;
    return ofE ? exp(exponent) : base ** exponent;
  }

  #atom(): number {
    if (this.#at >= this.list.length) throw new Refused('Something is missing at the end.');
    const token = this.list[this.#at];
    if (token.kind === 'number') {
      this.#at++;
      return token.value;
    }
    if (this.#take('e')) return exp(1);
    const isExp = this.#take('exp') !== undefined;
    if (this.#take('(')) {
      const value = this.#sum();
      if (!this.#take(')')) throw new Refused('There is a closing parenthesis missing.');
      return isExp ? exp(value) : value;
    }
    throw new Refused(
      isExp
        ? 'exp wants its number in parentheses: exp(0.7).'
        : `A number is missing before “${token.text}”.`,
    );
  }
}

/**
 * The finite number that a text says, or why it says none. Reads decimal point or comma, any minus sign, blanks between thousands,
 * + − * / ^ and parentheses, e and exp(). Nothing is evaluated but these; it never throws.
 */
export function readAnswer(text: string): ReadAnswer | Refusal {
  if (text.length > LONGEST) return { refusal: `That is too long: at most ${LONGEST} characters.` };
  const plain = text.replace(/[−–]/g, '-').replace(/[·×⋅]/g, '*').replace(/÷/g, '/').trim().replace(/^=/, '');
  try {
    const list = tokens(plain);
    if (list.length === 0) return { refusal: 'Type a number, such as 0.25 or −0,7.' };
    const value = new Parser(list).whole();
    if (!Number.isFinite(value)) return { refusal: 'That does not come to a finite number.' };
    const last = list[list.length - 1];
    const single = list.slice(0, -1).every(({ kind }) => kind === 'sign') && last.kind === 'number';
    return { value: value + 0, decimals: single ? last.decimals : null };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.message };
    throw error;
  }
}

/** Half a unit of the last of so many decimals. */
export const halfUnit = (digits: number): number => 0.5 * Number(`1e${-digits}`);

/**
 * Whether an answer is the value to so many decimals: |answer − value| ≤ half a unit of the last one, plus `slack`, which is what the
 * rounding of the numbers shown can cause (see `slackOf`). The last bits of decimal numbers do not count.
 */
export function within(answer: number, value: number, digits: number, slack = 0): boolean {
  const bits = 1e-12 * Math.max(1, Math.abs(value));
  return Math.abs(answer - value) <= halfUnit(digits) + slack + bits;
}

/** A number rounded to so many decimals. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;
