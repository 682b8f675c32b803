// The narration: every step is worked out from its factors, agrees with full speed to the last bit, and costs only itself.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { backward } from '$lib/nn/backward';
import { evaluate } from '$lib/nn/evaluate';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import { Narration, narrate } from '$lib/nn/narrate';
import { layerSizes, unitNumber, type Network, type WeightRef } from '$lib/nn/network';
import type { Step } from '$lib/nn/steps';
import { applyUpdate, endsBatch, startLearner, update, type Learner, type UpdateRule } from '$lib/nn/update';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const byCase: UpdateRule = { updating: 'case', momentum: 0, l2: 0, updateBiases: true };

const textbook = textbookExperiment().network;

/** Walks the tuples as training presents them; `visit` sees each narration before the learner changes. */
function walk(
  network: Network,
  tuples: { inputs: number[]; targets: number[] }[],
  rule: UpdateRule,
  rate: number,
  visit: (narration: Narration, learner: Learner, apply: () => void) => void,
): void {
  const learner = startLearner(structuredClone(network));
  for (let round = 0; round < 2; round++)
    tuples.forEach((tuple, index) => {
      const ends = endsBatch(rule.updating, index, tuples.length);
      const narration = narrate({ learner: structuredClone(learner), tuple, rule, rate, endsBatch: ends });
      visit(narration, learner, () => {
        const pass = forward(learner.network, tuple.inputs);
        const errors = backward(learner.network, pass, tuple.targets);
        applyUpdate(learner, update(learner, pass, errors, rule, rate, ends), rule);
      });
    });
}

/** What a walk does, whatever the network and the rule. */
const anyWalk = fc.tuple(networkAndTuples, updateRule, learningRate);

/** Runs a check on every narration of many arbitrary walks. */
function everywhere(
  check: (narration: Narration, learner: Learner, rule: UpdateRule, apply: () => void) => void,
): void {
  fc.assert(
    fc.property(anyWalk, ([{ network, tuples }, rule, rate]) => {
      walk(network, tuples, rule, rate, (narration, learner, apply) =>
        check(narration, learner, rule, apply),
      );
    }),
    { numRuns: 150, seed: 20 },
  );
}

/** The first step whose factors do not give its value. */
const unexplained = (narration: Narration, rule: UpdateRule): Step | undefined =>
  [...narration.steps()].find((step) => !Object.is(evaluate(step, narration.network, rule), step.value));

afterEach(() => vi.restoreAllMocks());

describe('any walk', () => {
  it('gives every value from its factors, to the last bit and the sign of zero', () => {
    everywhere((narration, _, rule, apply) => {
      expect(unexplained(narration, rule)).toBeUndefined();
      apply();
    });
  });

  it('tells sums term by term up to their total', () => {
    everywhere((narration, _learner, _rule, apply) => {
      for (const step of narration.steps()) {
        if (!('terms' in step)) continue;
        const total = step.terms.slice(0, step.done).reduce((sum, term) => sum + term.value, 0);
        if (total !== step.total) expect(step.total).toBe(total);
      }
      apply();
    });
  });

  it('reaches the very weights, biases and gathered increments of full speed', () => {
    everywhere((narration, learner, _, apply) => {
      apply();
      const wrong: Step[] = [];
      for (const step of narration.steps()) {
        const now = valueAfter(step, learner);
        if (now !== undefined && !Object.is(now, step.value)) wrong.push(step);
      }
      expect(wrong).toEqual([]);
    });
  });

  it('finds every step where the script says it is', () => {
    everywhere((narration, _learner, _rule, apply) => {
      const { script } = narration;
      const steps = [...narration.steps()];
      expect(steps).toHaveLength(script.length);
      steps.forEach((step, at) => {
        const found = placeBySearch(narration, step);
        if (found !== undefined && found !== at + 1) expect({ step, found }).toEqual({ step, found: at + 1 });
      });
      apply();
    });
  });
});

/** What training has where a step's result belongs, if the step writes anything that stays. */
function valueAfter(step: Step, { network, gathered }: Learner): number | undefined {
  switch (step.kind) {
    case 'weightUpdate':
    case 'weightFlush':
      return network.layers[step.weight.layer].weights[step.weight.from][step.weight.to];
    case 'biasUpdate':
    case 'biasFlush':
      return network.layers[step.unit.layer - 1].biases[step.unit.index];
    case 'weightGather':
      return gathered?.weights[step.weight.layer][step.weight.from][step.weight.to];
    case 'biasGather':
      return gathered?.biases[step.unit.layer - 1][step.unit.index];
    default:
      return undefined;
  }
}

/** The place that the script's finders give for a step that completes something. */
function placeBySearch({ script }: Narration, step: Step): number | undefined {
  switch (step.kind) {
    case 'netInput':
      return script.netInputStep(step.unit);
    case 'output':
      return script.outputStep(step.unit);
    case 'outputError':
    case 'hiddenError':
      return script.errorStep(step.unit);
    case 'weightUpdate':
      return script.weightStep(step.weight, 'update');
    case 'weightGather':
      return script.weightStep(step.weight, 'gather');
    case 'weightFlush':
      return script.weightStep(step.weight, 'flush');
    case 'biasUpdate':
      return script.biasStep(step.unit, 'update');
    case 'biasGather':
      return script.biasStep(step.unit, 'gather');
    case 'biasFlush':
      return script.biasStep(step.unit, 'flush');
    default:
      return undefined;
  }
}

describe('the order of telling', () => {
  const sizes = layerSizes(textbook);
  const number = (layer: number, index: number): number => unitNumber(sizes, { layer, index });
  const weightName = ({ layer, from, to }: WeightRef): string =>
    `w${number(layer, from)}${number(layer + 1, to)}`;
  const name = (step: Step): string => {
    if ('weight' in step) return weightName(step.weight);
    const unit = number(step.unit.layer, step.unit.index);
    const letters: Partial<Record<Step['kind'], string>> = {
      netInput: 'I',
      output: 'O',
      outputPull: 'pull',
      biasUpdate: 'θ',
    };
    if (step.kind === 'netInputTerm' || step.kind === 'hiddenErrorTerm')
      return weightName(step.terms[step.done - 1].weight);
    return `${letters[step.kind] ?? 'Err'}${unit}`;
  };

  it('is the book’s for its 3-2-1 example: 31 steps', () => {
    const tuple = { inputs: [1, 0, 1], targets: [1] };
    const narration = narrate({
      learner: startLearner(textbook),
      tuple,
      rule: byCase,
      rate: 0.9,
      endsBatch: true,
    });
    expect([...narration.steps()].map(name).join(' ')).toBe(
      'w14 w24 w34 I4 O4 w15 w25 w35 I5 O5 w46 w56 I6 O6 ' +
        'pull6 Err6 w56 Err5 w46 Err4 ' +
        'w46 w56 w14 w15 w24 w25 w34 w35 θ6 θ5 θ4',
    );
    expect(narration).toHaveLength(31);
  });

  it('numbers steps from 1 to the last and refuses others', () => {
    const tuple = { inputs: [1, 0, 1], targets: [1] };
    const narration = narrate({
      learner: startLearner(textbook),
      tuple,
      rule: byCase,
      rate: 0.9,
      endsBatch: true,
    });
    for (const n of [0, 32, -1, NaN]) expect(() => narration.step(n)).toThrow(RangeError);
  });

  it('has no bias steps where biases stay', () => {
    const rule = { ...byCase, updateBiases: false };
    const tuple = { inputs: [1, 0, 1], targets: [1] };
    const narration = narrate({ learner: startLearner(textbook), tuple, rule, rate: 0.9, endsBatch: true });
    expect(narration).toHaveLength(28);
    expect(narration.script.biasStep({ layer: 1, index: 0 }, 'update')).toBeUndefined();
  });
});

describe('a step of a 64-32-10 network', () => {
  const network = initialise([64, 32, 10], ['sigmoid', 'softmax'], 'cross_entropy', 5, [-0.5, 0.5]);
  const tuple = {
    inputs: Array.from({ length: 64 }, (_, i) => i / 64),
    targets: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  };

  /** A learner that counts how often a row of weights is looked up. */
  function counted(): { learner: Learner; lookups: () => number } {
    let lookups = 0;
    const layers = network.layers.map((layer) => ({
      ...layer,
      weights: new Proxy(layer.weights, {
        get: (target, key, receiver) => {
          if (typeof key === 'string' && /^\d+$/.test(key)) lookups++;
          return Reflect.get(target, key, receiver) as unknown;
        },
      }),
    }));
    return { learner: startLearner({ ...network, layers }), lookups: () => lookups };
  }

  it('costs no more than its own factors', () => {
    const { learner, lookups } = counted();
    const narration = narrate({ learner, tuple, rule: byCase, rate: 0.1, endsBatch: true });
    const result = vi.spyOn(Narration.prototype, 'result', 'get');
    const made = vi.spyOn(Narration.prototype, 'step');
    for (const n of [1, 1000, 2300, narration.length - 1000, narration.length]) {
      const before = lookups();
      narration.step(n);
      expect(lookups() - before).toBeLessThanOrEqual(64);
    }
    expect(narration.length).toBeGreaterThan(4000);
    expect(made).toHaveBeenCalledTimes(5);
    expect(result).not.toHaveBeenCalled();
  });
});
