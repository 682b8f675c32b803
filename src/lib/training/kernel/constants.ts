// Pairs of equal lanes that the kernel reads from memory: a load costs less than making them.
import type { Code } from './code';
import { f64x2, i32 } from './instructions';

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0];
const ONES = 0xffff_ffff_ffff_ffffn;

/** The constants of one module, each at its address, the first at 0. */
export class Constants {
  readonly #pairs: [bigint, bigint][] = [];
  readonly #indices = new Map<string, number>();

  /** The value in both lanes. */
  both(value: number): Code {
    return this.#pair(bits(value), bits(value));
  }

  /** A whole number in both lanes. */
  whole(value: bigint): Code {
    return this.#pair(value, value);
  }

  /** All bits but the sign. */
  get magnitude(): Code {
    return this.whole(0x7fff_ffff_ffff_ffffn);
  }

  get sign(): Code {
    return this.whole(0x8000_0000_0000_0000n);
  }

  /** Ones in the low lane, zeros in the high one. */
  get lowLane(): Code {
    return this.#pair(ONES, 0n);
  }

  /** How many bytes the constants take. */
  get size(): number {
    return 16 * this.#pairs.length;
  }

  writeTo(buffer: ArrayBuffer): void {
    new BigUint64Array(buffer, 0, 2 * this.#pairs.length).set(this.#pairs.flat());
  }

  #pair(low: bigint, high: bigint): Code {
    const key = `${low} ${high}`;
    let index = this.#indices.get(key);
    if (index === undefined) {
      index = this.#pairs.push([low, high]) - 1;
      this.#indices.set(key, index);
    }
    return f64x2.load(i32.of(0), 16 * index);
  }
}
