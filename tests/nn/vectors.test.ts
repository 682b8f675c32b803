// The engine held against the reference vectors: the textbook's tuple step by step, and the modern gradients.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { lossOf } from '$lib/nn/judge';
import { narrate } from '$lib/nn/narrate';
import { cloneNetwork, layerSizes, unitNumber, type Network, type UnitRef } from '$lib/nn/network';
import type { Step } from '$lib/nn/steps';
import { applyUpdate, startLearner, update, type UpdateRule } from '$lib/nn/update';
import { describe, expect, it } from 'vitest';
import { casesOf, expectClose, networkOf, type VectorStep } from '../support/vectors';

const byCase: UpdateRule = { updating: 'case', momentum: 0, l2: 0, updateBiases: true };

describe.each(casesOf('ff-steps'))(
  '$id',
  ({ network: plain, tuple, learning_rate: rate, steps: expected }) => {
    const network = networkOf(plain);
    const sizes = layerSizes(network);
    const narration = narrate({
      learner: startLearner(network),
      tuple: { inputs: tuple.x, targets: tuple.t },
      rule: byCase,
      rate,
      endsBatch: true,
    });
    const steps = [...narration.steps()];
    const find = (kind: Step['kind'], unit: number): Step =>
      steps.find((step) => step.kind === kind && 'unit' in step && unitNumber(sizes, step.unit) === unit)!;
    const findWeight = (from: number, to: number): Step =>
      steps.find((step) => {
        if (step.kind !== 'weightUpdate') return false;
        const { layer, from: i, to: j } = step.weight;
        return (
          unitNumber(sizes, { layer, index: i }) === from &&
          unitNumber(sizes, { layer: layer + 1, index: j }) === to
        );
      })!;

    const check: Record<VectorStep['phase'], (step: VectorStep) => void> = {
      forward: ({ unit, terms, net, output }) => {
        const narrated = find('netInput', unit);
        expectClose(narrated.value, net);
        expectClose(
          'terms' in narrated && narrated.terms.map((term) => term.value),
          terms!.map((term) => term.product),
        );
        expectClose(find('output', unit).value, output);
      },
      backward: ({ unit, terms, sum, err }) => {
        const narrated = find(terms ? 'hiddenError' : 'outputError', unit);
        expectClose(narrated.value, err);
        if (narrated.kind !== 'hiddenError') return;
        expectClose(narrated.total, sum);
        expectClose(
          narrated.terms.map((term) => term.value),
          terms!.map((term) => term.product),
        );
      },
      update_weight: ({ from, to, dw, old, new: now }) => {
        const {
          increment,
          old: before,
          value,
        } = findWeight(from, to) as Step & { increment: number; old: number };
        expectClose([increment, before, value], [dw, old, now]);
      },
      update_bias: ({ unit, dtheta, old, new: now }) => {
        const {
          increment,
          old: before,
          value,
        } = find('biasUpdate', unit) as Step & { increment: number; old: number };
        expectClose([increment, before, value], [dtheta, old, now]);
      },
    };

    it('every step of the reference is narrated with its numbers', () => {
      for (const step of expected) check[step.phase](step);
    });

    it('has the published values to the printed digits, but for the one the book rounded too early', () => {
      const { comparisons } = casesOf('published')[0];
      const learner = startLearner(cloneNetwork(network));
      const pass = narration.forward;
      applyUpdate(learner, narration.result, byCase);
      const byNumber = (values: number[][], first: number): number[] => values.flat().slice(first);
      const [outputs, nets, errors] = [
        pass.outputs.flat(),
        pass.netInputs.flat(),
        narration.errors.errors.flat(),
      ];
      const known: Record<string, number> = {};
      for (let unit = 4; unit <= 6; unit++) {
        known[`O${unit}`] = outputs[unit - 1];
        known[`I${unit}`] = nets[unit - 4];
        known[`Err${unit}`] = errors[unit - 4];
        known[`theta${unit}`] = byNumber(
          learner.network.layers.map((layer) => layer.biases),
          0,
        )[unit - 4];
      }
      const weights = learner.network.layers.flatMap((layer, l) =>
        layer.weights.flatMap((row, i) =>
          row.map((w, j): [string, number] => {
            const [from, to]: UnitRef[] = [
              { layer: l, index: i },
              { layer: l + 1, index: j },
            ];
            return [`w${unitNumber(sizes, from)}${unitNumber(sizes, to)}`, w];
          }),
        ),
      );
      Object.assign(known, Object.fromEntries(weights));
      let found = 0;
      for (const { quantity, value, published, decimals, verdict } of comparisons) {
        const own = known[quantity.replace(/_?new$/, '')];
        if (own === undefined) continue;
        found++;
        expectClose(own, value, quantity);
        if (verdict === 'rounds') expect(Number(own.toFixed(decimals)), quantity).toBe(Number(published));
      }
      expect(found).toBe(comparisons.length);
    });
  },
);

describe.each(casesOf('ff-gradient'))(
  '$id',
  ({ network: plain, tuples, reduction, l2, learning_rate: rate, expected }) => {
    const network: Network = networkOf(plain);

    it('passes forward and back with the reference', () => {
      let sum = 0;
      tuples.forEach(({ x, t }, n) => {
        const pass = forward(network, x);
        const { nets, outs, errs, loss } = expected.per_tuple[n];
        expectClose(pass.netInputs, nets);
        expectClose(pass.outputs.slice(1), outs);
        expectClose(backward(network, pass, t).errors, errs);
        const own = lossOf(network, pass.outputs[network.layers.length], t);
        expectClose(own, loss);
        sum += own;
      });
      const squares = network.layers
        .flatMap((layer) => layer.weights.flat())
        .reduce((total, w) => total + w * w, 0);
      expectClose((reduction === 'mean' ? sum / tuples.length : sum) + (l2 / 2) * squares, expected.loss);
    });

    it('updates once as the reference does', () => {
      const rule: UpdateRule = {
        updating: reduction === 'mean' ? { batch: tuples.length } : 'epoch',
        momentum: 0,
        l2,
        updateBiases: true,
      };
      const learner = startLearner(cloneNetwork(network));
      tuples.forEach(({ x, t }, n) => {
        const pass = forward(learner.network, x);
        const errors = backward(learner.network, pass, t);
        applyUpdate(learner, update(learner, pass, errors, rule, rate, n === tuples.length - 1), rule);
      });
      const { layers } = learner.network;
      expectClose(
        layers.map((layer) => layer.weights),
        expected.updated.weights,
      );
      expectClose(
        layers.map((layer) => layer.biases),
        expected.updated.biases,
      );
    });
  },
);
