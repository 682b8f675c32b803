// The networks of the benchmark, with weights and tuples from a seed.

/** Layers, and the least ratio to C of 128 bits that is aimed at. */
export const networks = [
  { name: '3-2-1', tuples: 256, goal: 1 },
  { name: '2-4-1', tuples: 256, goal: 1 },
  { name: '2-8-8-2', tuples: 256, goal: 0.85 },
  { name: '8-12-8-1', tuples: 256, goal: 0.85 },
  { name: '64-32-10', tuples: 256, goal: 0.85 },
  { name: '784-30-10', tuples: 64, goal: 0.85 },
];

/** Inputs in 0 … 1, targets 0 or 1, weights in −0.5 … 0.5; the same in every run. */
export function problemOf({ name, tuples }) {
  let seed = 12345;
  const next = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 4294967296;
  const numbers = (count, make) => Float64Array.from({ length: count }, make);
  const sizes = name.split('-').map(Number);
  const weights = sizes.slice(1).map((units, l) => ({
    w: numbers(units * sizes[l], () => next() - 0.5),
    b: numbers(units, () => next() - 0.5),
  }));
  const X = numbers(tuples * sizes[0], next);
  const T = numbers(tuples * sizes[sizes.length - 1], () => (next() < 0.5 ? 0 : 1));
  return { sizes, weights, learningRate: 0.1, X, T, tuples };
}

/** About how many epochs keep a trainer of some weights per tuple busy for so many products. */
export function epochsFor({ sizes, tuples }, products) {
  const weights = sizes.slice(1).reduce((sum, units, l) => sum + units * sizes[l], 100);
  return Math.max(1, Math.round(products / weights / tuples));
}
