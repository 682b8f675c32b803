// A seeded stream of random numbers and a shuffle: the same in every engine for the same seed.

/** A stream of random numbers; `next` gives doubles of 53 bits, uniform in [0, 1). */
export interface RandomStream {
  next(): number;
}

/** One 32-bit step of SplitMix (G. Steele, D. Lea, C. Flood 2014, in the 32-bit form by murmur3's mixer). */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * xoshiro128** (D. Blackman, S. Vigna 2018) seeded by integers; each further integer names an independent stream.
 * Integers are taken modulo 2^53, low and high words both.
 */
export function randomStream(...seeds: number[]): RandomStream {
  let hash = 0x9e3779b9;
  for (const seed of seeds) {
    hash = mix(hash ^ (seed >>> 0));
    hash = mix(hash ^ (Math.floor(seed / 4294967296) >>> 0) ^ 0x85ebca6b);
  }
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) >>> 0;
    state[i] = mix(hash);
  }
  const word = (): number => {
    const product = Math.imul(state[1], 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return result;
  };
  return { next: () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992 };
}

/**
 * The order in which epoch `epoch` (from 1) presents `count` tuples: as listed, or shuffled by Fisher and Yates from the seed and
 * the epoch alone, so that any epoch's order is known without running those before it.
 */
export function tupleOrder(count: number, shuffled: boolean, seed: number, epoch: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  if (shuffled) shuffle(order, seed, epoch);
  return order;
}

/** Shuffles in place by Fisher and Yates, from the seed and the epoch alone. */
export function shuffle(order: number[] | Int32Array, seed: number, epoch: number): void {
  const stream = randomStream(seed, epoch);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(stream.next() * (i + 1));
    const last = order[i];
    order[i] = order[j];
    order[j] = last;
  }
}
