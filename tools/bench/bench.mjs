// npm run bench: tuples per second of every way to train, in interleaved rounds, as a Markdown table of medians and ratios.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { hasCompiler, startNative } from './native.mjs';
import { epochsFor, networks, problemOf } from './networks.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(`npm run bench -- [--quick] [--json] [--only 3-2-1]

Trains each network by case updating in f64: plain TypeScript, the tuned engine, the kernel, and C where gcc is there.
--quick takes few short rounds, --json prints one object instead of the table, --only takes one network.`);
  process.exit(0);
}

/** Products a round is about; rounds counted, and rounds before them that are not. */
const [products, rounds, before] = options.quick ? [4e6, 9, 4] : [8e6, 41, 10];
const natives = hasCompiler() ? ['c128', 'native4'] : [];
if (natives.length > 0 && /avx512f/.test(readFileSync('/proc/cpuinfo', 'utf8'))) natives.push('native8');

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** A trainer in the worker, as a row of the table. */
function inWorker(worker, row) {
  const ask = (message) =>
    new Promise((resolve) => {
      worker.once('message', resolve);
      worker.postMessage({ row, ...message });
    });
  return {
    begin: (problem) => ask({ problem }),
    round: (epochs) => ask({ epochs }),
    weights: () => ask({ weights: true }),
    end() {},
  };
}

/** The same weights after one epoch: bit for bit, plain TypeScript (with Math.exp) within 1e-12. */
function difference(weights, expected, tolerance) {
  let largest = 0;
  for (const [n, weight] of weights.entries()) {
    if (Object.is(weight, expected[n])) continue;
    const off = Math.abs(weight - expected[n]);
    if (!(off <= tolerance)) throw new Error(`weight ${n} is ${weight}, not ${expected[n]}`);
    largest = Math.max(largest, off);
  }
  return largest;
}

async function measure(network) {
  const problem = problemOf(network);
  const worker = new Worker(new URL('worker.mjs', import.meta.url));
  const rows = new Map();
  for (const row of ['plain', 'tuned', 'kernel']) {
    rows.set(row, inWorker(worker, row));
    await rows.get(row).begin(problem);
  }
  for (const build of natives) rows.set(build, await startNative(build, problem));
  for (const row of rows.values()) await row.round(1);
  const expected = await rows.get('kernel').weights();
  for (const [name, row] of rows) {
    const off = difference(await row.weights(), expected, name === 'plain' ? 1e-12 : 0);
    if (off > 0)
      console.error(`${network.name}: plain TypeScript is ${off.toExponential(1)} off after an epoch`);
  }
  const epochs = epochsFor(problem, products);
  const rates = Object.fromEntries([...rows.keys()].map((name) => [name, []]));
  for (let round = 0; round < before + rounds; round++)
    for (const [name, row] of rows) {
      const seconds = await row.round(epochs);
      if (round >= before) rates[name].push((epochs * network.tuples) / seconds);
    }
  for (const row of rows.values()) row.end();
  await worker.terminate();
  const paired = (a, b) => rates[a] && rates[b] && median(rates[a].map((rate, n) => rate / rates[b][n]));
  const [native] = ['native4', 'native8']
    .filter((name) => rates[name])
    .sort((a, b) => median(rates[b]) - median(rates[a]));
  const tuplesPerSecond = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
  return {
    network: network.name,
    goal: network.goal,
    tuplesPerSecond,
    toPlain: Object.fromEntries(Object.keys(rates).map((name) => [name, paired(name, 'plain')])),
    native,
    kernelToC128: paired('kernel', 'c128') ?? null,
  };
}

const rate = (value) =>
  value >= 1e6 ? `${(value / 1e6).toFixed(2)} M` : `${Number((value / 1e3).toPrecision(3))} k`;
const ratio = (value) => (value === undefined || value === null ? '–' : value.toPrecision(3));

const results = [];
for (const network of networks.filter(({ name }) => !options.only || options.only === name)) {
  console.error(`${network.name} …`);
  results.push(await measure(network));
}
const machine = `Node ${process.versions.node} (V8 ${process.versions.v8}), ${cpus()[0]?.model ?? 'unknown'}`;
if (options.json) console.log(JSON.stringify({ machine, rounds, results }, null, 2));
else {
  const lines = [
    `${machine}; medians of ${rounds} interleaved rounds; ratios are medians of the ratios within a round.`,
    '',
    '| network | plain TS | tuned TS | kernel | C 128 | C native | tuned ÷ plain | kernel ÷ plain | C 128 ÷ plain | kernel ÷ C 128 | goal |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { network, goal, tuplesPerSecond: all, toPlain, native, kernelToC128 } of results) {
    const cells = [network, rate(all.plain), rate(all.tuned), rate(all.kernel)];
    cells.push(all.c128 ? rate(all.c128) : '–', native ? rate(all[native]) : '–');
    cells.push(ratio(toPlain.tuned), ratio(toPlain.kernel), ratio(toPlain.c128), ratio(kernelToC128));
    cells.push(`≥ ${goal}`);
    lines.push(`| ${cells.join(' | ')} |`);
  }
  console.log(lines.join('\n'));
}
