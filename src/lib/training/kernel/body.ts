// The body of one function while it is written: its locals and its instructions in order.
import { unsigned, type Code, type FunctionCode, type Type } from './code';

/** A variable of the function. */
export interface Local {
  get: Code;
  set(value: Code): Code;
}

export class Body {
  readonly #parameters: Type[];
  readonly #locals: Type[] = [];
  readonly #free: Record<Type, Local[]> = { i32: [], f64: [], v128: [] };
  #used: [Type, Local][] = [];
  #code: Code[] = [];

  constructor(...parameters: Type[]) {
    this.#parameters = parameters;
  }

  parameter(index: number): Local {
    return localAt(index);
  }

  emit(...code: Code[]): void {
    this.#code.push(...code);
  }

  /** A new variable; it holds zero before it is set, unless it is made in a `scope`. */
  local(type: Type): Local {
    const local = this.#free[type].pop() ?? localAt(this.#parameters.length + this.#locals.push(type) - 1);
    this.#used.push([type, local]);
    return local;
  }

  /** A variable with a value from the start. */
  variable(type: Type, value: Code): Local {
    const local = this.local(type);
    this.emit(local.set(value));
    return local;
  }

  /** Names a value, so that it is worked out here and once; reads it. */
  value(type: Type, value: Code): Code {
    return this.variable(type, value).get;
  }

  /** Two doubles, named. */
  pair(value: Code): Code {
    return this.value('v128', value);
  }

  /** Writes what `write` does; the variables made meanwhile may serve again afterwards. */
  scope(write: () => void): void {
    const outside = this.#used;
    this.#used = [];
    write();
    for (const [type, local] of this.#used) this.#free[type].push(local);
    this.#used = outside;
  }

  /** What `write` emits, as code to be put into a loop or a condition. */
  inner(write: () => void): Code {
    const outside = this.#code;
    this.#code = [];
    this.scope(write);
    const written = this.#code;
    this.#code = outside;
    return written;
  }

  /** The function; what is on top of the stack at the end of `result` is its value. */
  finish(name: string, results: Type[] = [], result: Code = []): FunctionCode {
    return {
      name,
      parameters: this.#parameters,
      results,
      locals: this.#locals,
      body: [this.#code, result],
    };
  }
}

const localAt = (index: number): Local => ({
  get: [0x20, unsigned(index)],
  set: (value) => [value, 0x21, unsigned(index)],
});
