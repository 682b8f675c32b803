// The kernel behind the few functions by which benchmarks compare trainers; works under plain Node once the packages are there.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from '../bundle.mjs';

const entry = fileURLToPath(new URL('engines.ts', import.meta.url));
const file = await bundled('bench', entry, ['src/lib', 'tools/bench']);

/** The product's engines by name; each makes a trainer from { sizes, weights, learningRate }. */
export const engines = await import(pathToFileURL(file).href);

export const name = 'Backstep';
export const precision = 'f64';

/**
 * A trainer of sigmoid units on ½ squared error by case updating, on the kernel that the worker uses, made without the statistics
 * of an epoch. `weights[l]` is { w, b } with w[i * units + j] = w_ij; X and T hold the tuples row by row.
 */
export function create({ sizes, weights, learningRate }) {
  const trainer = engines.kernel({
    sizes: Array.from(sizes),
    weights: Array.from(weights, ({ w, b }) => ({ w: Float64Array.from(w), b: Float64Array.from(b) })),
    learningRate,
  });
  return {
    trainEpochs: (X, T, epochs) => trainer.trainEpochs(X, T, epochs),
    getWeights: () => trainer.getWeights(),
  };
}
