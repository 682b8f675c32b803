// Plain training: flat Float64Array loops with Math.exp, as one writes them at first; the row that ratios are taken to.

/** Sigmoid units, ½ squared error, case updating; `weights[l]` is { w, b } with w[i * units + j] = w_ij. */
export function create({ sizes, weights, learningRate }) {
  const layers = weights.map(({ w, b }, l) => ({
    below: sizes[l],
    units: sizes[l + 1],
    w: Float64Array.from(w),
    b: Float64Array.from(b),
    o: new Float64Array(sizes[l + 1]),
    e: new Float64Array(sizes[l + 1]),
  }));

  function forward(inputs) {
    let from = inputs;
    for (const { below, units, w, b, o } of layers) {
      o.fill(0);
      for (let i = 0; i < below; i++) {
        const x = from[i];
        for (let j = 0; j < units; j++) o[j] += w[i * units + j] * x;
      }
      for (let j = 0; j < units; j++) o[j] = 1 / (1 + Math.exp(-(o[j] + b[j])));
      from = o;
    }
  }

  function backward(targets) {
    const { units, o, e } = layers[layers.length - 1];
    for (let j = 0; j < units; j++) e[j] = o[j] * (1 - o[j]) * (targets[j] - o[j]);
    for (let l = layers.length - 2; l >= 0; l--) {
      const here = layers[l];
      const above = layers[l + 1];
      for (let j = 0; j < here.units; j++) {
        let sum = 0;
        for (let k = 0; k < above.units; k++) sum += above.e[k] * above.w[j * above.units + k];
        here.e[j] = here.o[j] * (1 - here.o[j]) * sum;
      }
    }
  }

  function change(inputs) {
    let from = inputs;
    for (const { below, units, w, b, o, e } of layers) {
      for (let i = 0; i < below; i++)
        for (let j = 0; j < units; j++) w[i * units + j] += learningRate * e[j] * from[i];
      for (let j = 0; j < units; j++) b[j] += learningRate * e[j];
      from = o;
    }
  }

  return {
    trainEpochs(X, T, epochs) {
      const inputs = sizes[0];
      const outputs = sizes[sizes.length - 1];
      const count = X.length / inputs;
      const rows = Array.from({ length: count }, (_, n) => [
        X.subarray(n * inputs, (n + 1) * inputs),
        T.subarray(n * outputs, (n + 1) * outputs),
      ]);
      for (let epoch = 0; epoch < epochs; epoch++)
        for (const [x, t] of rows) {
          forward(x);
          backward(t);
          change(x);
        }
    },
    getWeights: () => layers.map(({ w, b }) => ({ w: w.slice(), b: b.slice() })),
  };
}
