// Reads a value of unknown shape piece by piece; what is wrong is noted with its path, and reading goes on.
import { hint, quote, type Problems } from './problems';

/** The bounds of a number; `above` and `below` leave the bound itself out. */
export interface Bounds {
  whole?: boolean;
  least?: number;
  most?: number;
  above?: number;
  below?: number;
}

/** One value and its path. Every method that finds something wrong notes it and returns undefined, or what could be read. */
export class Reader {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly problems: Problems,
  ) {}

  /** Whether the field was left out. */
  get absent(): boolean {
    return this.value === undefined;
  }

  wrong(message: string): undefined {
    this.problems.add(this.path, message);
  }

  /** A field of this object; absent when this is no object or has no such field of its own. */
  field(name: string): Reader {
    const { value } = this;
    const has = isObject(value) && Object.hasOwn(value, name);
    return new Reader(has ? value[name] : undefined, this.#pathOf(name), this.problems);
  }

  #pathOf(name: string): string {
    if (!/^[\w$]{1,40}$/.test(name)) return `${this.path}[${quote(name)}]`;
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** An item of this list. */
  item(index: number): Reader {
    const { value } = this;
    return new Reader(
      Array.isArray(value) ? value[index] : undefined,
      `${this.path}[${index}]`,
      this.problems,
    );
  }

  /** Whether this is an object; fields that are not known are noted. */
  object(known: readonly string[]): boolean {
    const { value } = this;
    if (!isObject(value)) {
      this.wrong(this.absent ? 'is missing' : `must be an object, not ${quote(value)}`);
      return false;
    }
    for (const name of Object.keys(value))
      if (!known.includes(name)) this.field(name).wrong(`is not a known field${hint(name, known)}`);
    return true;
  }

  /** The items of a list. */
  list(): Reader[] | undefined {
    const { value } = this;
    if (!Array.isArray(value))
      return this.wrong(this.absent ? 'is missing' : `must be a list, not ${quote(value)}`);
    return Array.from(value, (_, i) => this.item(i));
  }

  number(bounds: Bounds = {}): number | undefined {
    const { value } = this;
    if (this.absent) return this.wrong('is missing');
    if (typeof value !== 'number') return this.wrong(`${quote(value)} is not a number`);
    if (!Number.isFinite(value)) return this.wrong(`${value} is not a finite number`);
    const complaint = outside(value, bounds);
    if (complaint) return this.wrong(`${value} ${complaint}`);
    return value === 0 ? 0 : value; // no −0: the file cannot hold it
  }

  boolean(): boolean | undefined {
    const { value } = this;
    return typeof value === 'boolean' ? value : this.wrong(`${quote(value)} is not true or false`);
  }

  text(longest: number): string | undefined {
    const { value } = this;
    if (typeof value !== 'string') return this.wrong(`${quote(value)} is not a text`);
    return value.length <= longest ? value : this.wrong(`is longer than ${longest} characters`);
  }

  /** One of the names; `what` is what they name, as in "an activation". */
  choice<Name extends string>(names: readonly Name[], what: string): Name | undefined {
    const { value } = this;
    if (names.includes(value as Name)) return value as Name;
    const near = typeof value === 'string' ? hint(value, names) : '';
    return this.wrong(`${quote(value)} is not ${what}${near || `; choose from ${names.join(', ')}`}`);
  }

  /** A list of numbers; of `count` numbers when that is given, called `units` in the message. */
  numbers(count: number | undefined, units: string, bounds?: Bounds): number[] | undefined {
    const items = this.list();
    if (!items) return undefined;
    if (count !== undefined && items.length !== count)
      return this.wrong(`has ${amount(items.length, 'value')}, but ${units}`);
    const values = items.map((item) => item.number(bounds));
    return values.includes(undefined) ? undefined : (values as number[]);
  }

  /** A list of texts, `count` of them. */
  names(count: number, units: string): string[] | undefined {
    const items = this.list();
    if (!items) return undefined;
    if (items.length !== count) return this.wrong(`has ${amount(items.length, 'name')}, but ${units}`);
    const values = items.map((item) => item.text(80));
    return values.includes(undefined) ? undefined : (values as string[]);
  }
}

/** `1 value`, `2 values`. */
export const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function outside(value: number, { whole, least, most, above, below }: Bounds): string | undefined {
  if (whole && !Number.isSafeInteger(value)) return 'is not a whole number';
  if (least !== undefined && value < least) return `is too small; the least is ${least}`;
  if (most !== undefined && value > most) return `is too large; the most is ${most}`;
  if (above !== undefined && value <= above) return `is not above ${above}`;
  if (below !== undefined && value >= below) return `is not below ${below}`;
  return undefined;
}
