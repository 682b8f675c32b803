// The reference vectors 01 to 03, reproduced from experiment files by what the two commands print.
import { describe, expect, test } from 'vitest';
import { parse } from '$lib/experiment/parse';
import { startTraining } from '$lib/training/trainer';
import { traceRecords } from '$lib/export/trace';
import { trainToTheEnd } from '../../src/cli/wholeRun';
import { cases, expectClose, fileOf, type VectorCase } from '../vectors/vectors';

const all = ['01-textbook-3-2-1', '02-xor-runs', '03-modern-gradients'].flatMap(cases);
const ofKind = (kind: string) => all.filter((one) => one.kind === kind);

async function linesOf(one: VectorCase, tuples: number) {
  const experiment = await parse(fileOf(one, { epochs: 10 }));
  return [...traceRecords(experiment, startTraining(experiment), tuples, 1)];
}

interface Expectation {
  phase: string;
  unit: number;
  from: number;
  to: number;
  [name: string]: number | string | { product: number }[];
}

describe.each(ofKind('ff-steps'))('$id', (one) => {
  test('every step of the reference stands in the trace', async () => {
    const lines = await linesOf(one, 1);
    const line = (kind: string, at: object) => lines.find((l) => l.kind === kind && matches(l, at))!;
    for (const step of one.steps as Expectation[]) {
      const { unit, from, to } = step;
      const products = (kind: string) =>
        lines.filter((l) => l.kind === kind && l.unit === unit).map((l) => l.value);
      const expectedProducts = (step.terms as { product: number }[] | undefined)?.map((term) => term.product);
      if (step.phase === 'forward') {
        expectClose(products('netInputTerm'), expectedProducts, `terms of ${unit}`);
        expectClose(line('netInput', { unit }).value, step.net, `I${unit}`);
        expectClose(line('output', { unit }).value, step.output, `O${unit}`);
      } else if (step.phase === 'backward' && expectedProducts) {
        expectClose(products('hiddenErrorTerm'), expectedProducts, `terms of Err${unit}`);
        expectClose(line('hiddenError', { unit }).sum, step.sum, `sum of Err${unit}`);
        expectClose(line('hiddenError', { unit }).value, step.err, `Err${unit}`);
      } else if (step.phase === 'backward') {
        expectClose(line('outputPull', { unit }).value, step.diff, `T − O of ${unit}`);
        expectClose(line('outputError', { unit }).value, step.err, `Err${unit}`);
      } else if (step.phase === 'update_weight') {
        const update = line('weightUpdate', { weight: { from, to } });
        expectClose([update.old, update.dw, update.new], [step.old, step.dw, step.new], `w${from}${to}`);
      } else {
        const update = line('biasUpdate', { unit });
        expectClose([update.old, update.dtheta, update.new], [step.old, step.dtheta, step.new], `θ${unit}`);
      }
    }
    expect(lines.findLastIndex((l) => l.phase === 'error')).toBeLessThan(
      lines.findIndex((l) => l.phase === 'update'),
    );
  });
});

const matches = (line: object, part: object) => {
  const actual = Object.fromEntries(
    Object.keys(part).map((key) => [key, (line as Record<string, unknown>)[key]]),
  );
  return JSON.stringify(actual) === JSON.stringify(part);
};

test('the values printed in the book are those of the trace', async () => {
  const lines = await linesOf(ofKind('ff-steps')[0], 1);
  const comparisons = ofKind('published')[0].comparisons as { quantity: string; value: number }[];
  for (const { quantity, value } of comparisons) {
    const last = lines.findLast((line) => line.symbol === quantity.replace('theta', 'θ'))!;
    expectClose(last.value, value, quantity);
  }
});

interface Checkpoint {
  epoch: number;
  weights: number[][][];
  biases: number[][];
  [statistic: string]: unknown;
}

describe.each(ofKind('ff-run'))('$id', (one) => {
  test('each checkpoint is what train prints', async () => {
    for (const point of one.checkpoints as Checkpoint[]) {
      const experiment = await parse(fileOf(one, { epochs: point.epoch }));
      const result = trainToTheEnd(experiment, { limit: 1e6, every: 1 });
      expect([result.epochs, result.reason]).toEqual([point.epoch, 'epochs']);
      expectClose(result.network.weights, point.weights, 'weights');
      expectClose(result.network.biases, point.biases, 'biases');
      const last = result.history[point.epoch - 1];
      expectClose(last.learningRate, point.learning_rate, 'learning rate');
      expectClose(last.loss, point.loss_sum_online, 'loss');
      expect(last.misclassified).toBe(point.misclassified_online);
      expectClose(last.largestTupleIncrement, point.max_abs_dw_per_tuple, 'largest increment of a tuple');
      expectClose(last.largestAccumulated, point.max_abs_dw_accumulated, 'largest accumulated');
    }
  });

  test('the trace ends an epoch with the weights of the reference', async () => {
    const [point] = one.checkpoints as Checkpoint[];
    const lines = await linesOf(one, (one.tuples ?? [0]).length * point.epoch);
    const news = lines.filter((line) => /^weight(Update|Flush)$/.test(line.kind as string));
    const last = new Map(news.map((line) => [line.symbol as string, line.new]));
    const { layers } = one.network;
    point.weights.forEach((rows, l) =>
      rows.forEach((row, i) =>
        row.forEach((value, j) => {
          const before = (layer: number) => layers.slice(0, layer).reduce((a, b) => a + b, 0);
          const [from, to] = [before(l) + i + 1, before(l + 1) + j + 1];
          expectClose(last.get(`w${from}${to > 9 || from > 9 ? ',' : ''}${to}`), value, `w ${from} ${to}`);
        }),
      ),
    );
  });
});

interface Gradient {
  loss: number;
  per_tuple: { nets: number[][]; outs: number[][]; errs: number[][]; loss: number }[];
  updated: { weights: number[][][]; biases: number[][] };
}

describe.each(ofKind('ff-gradient'))('$id', (one) => {
  const expected = one.expected as Gradient;

  test('one mini-batch of all tuples gives the updated parameters', async () => {
    const experiment = await parse(fileOf(one, { epochs: 1 }));
    const { network, history } = trainToTheEnd(experiment, { limit: 1 });
    expectClose(network.weights, expected.updated.weights, 'weights');
    expectClose(network.biases, expected.updated.biases, 'biases');
    expectClose(
      history[0].loss,
      expected.per_tuple.reduce((sum, tuple) => sum + tuple.loss, 0),
      'loss',
    );
  });

  test('the trace shows every net input, output and error', async () => {
    const lines = await linesOf(one, one.tuples!.length);
    expected.per_tuple.forEach(({ nets, outs, errs }, tuple) => {
      const values = (...kinds: string[]) =>
        lines
          .filter((line) => line.tuple === tuple && line.epoch === 1 && kinds.includes(line.kind as string))
          .sort((a, b) => (a.unit as number) - (b.unit as number))
          .map((line) => line.value);
      expectClose(values('netInput'), nets.flat(), 'nets');
      expectClose(values('output'), outs.flat(), 'outs');
      expectClose(values('outputError', 'hiddenError'), errs.flat(), 'errs');
    });
  });
});

interface Rule {
  rule: 'dw' | 'misclassified_percent' | 'epochs';
  threshold?: number;
  epochs?: number;
  fires_after_epoch: Record<string, number | null>;
}

describe.each(ofKind('termination'))('$id', (one) => {
  const rules = one.rules as Rule[];
  const byCase = one.run!.update === 'case';
  const readings = {
    dw: byCase ? 'per_tuple.weights' : 'accumulated.weights',
    misclassified_percent: 'online.strictly_below',
    epochs: 'any',
  };
  const reasons = { dw: 'weightChange', misclassified_percent: 'misclassified', epochs: 'epochs' };
  const stopOf = ({ rule, threshold, epochs }: Rule) =>
    rule === 'dw'
      ? { weightChangeBelow: threshold }
      : rule === 'misclassified_percent'
        ? { misclassifiedBelow: threshold }
        : { epochs };

  test.each(rules)('$rule alone', async (rule) => {
    const limit = one.simulated_epochs as number;
    const result = trainToTheEnd(await parse(fileOf(one, stopOf(rule))), { limit });
    const fires = rule.fires_after_epoch[readings[rule.rule]];
    expect([result.epochs, result.reason]).toEqual(
      fires === null ? [limit, 'limit'] : [fires, reasons[rule.rule]],
    );
  });

  test('all rules together', async () => {
    const combined = one.combined_default as { epochs_run: number; reasons: (keyof typeof reasons)[] };
    const stop = Object.assign({}, ...rules.map(stopOf)) as ReturnType<typeof stopOf>;
    const result = trainToTheEnd(await parse(fileOf(one, stop)), { limit: 1e6 });
    expect(result.epochs).toBe(combined.epochs_run);
    expect(result.reasons).toEqual(combined.reasons.map((name) => reasons[name]));
    const state = one.state_when_default_fires as Checkpoint;
    expectClose(result.network.weights, state.weights, 'weights');
    expectClose(result.network.biases, state.biases, 'biases');
  });
});
