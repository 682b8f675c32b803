// Changing weights and biases: case, epoch and mini-batch updating, momentum and weight decay.
import type { ErrorPass } from './backward';
import type { ForwardPass } from './forward';
import type { Network } from './network';

/** When the weights change: after every tuple, once after the epoch (a sum), or after every n tuples (a mean). */
export type Updating = 'case' | 'epoch' | { batch: number };

/** How increments are made: momentum α, decay λ (L2), and whether biases take part. All dimensionless. */
export interface UpdateRule {
  updating: Updating;
  momentum: number;
  l2: number;
  updateBiases: boolean;
}

/** A value for every weight and every bias, shaped as the network's layers. */
export interface Increments {
  weights: number[][][];
  biases: number[][];
}

/** A network that learns: with the last increments (for momentum) and what the present batch has gathered so far. */
export interface Learner {
  network: Network;
  /** Δ(t − 1); null before the first update or without momentum. */
  previous: Increments | null;
  /** Σ l Err O over the tuples of the batch so far; null under case updating and just after an update. */
  gathered: Increments | null;
  /** How many tuples `gathered` holds. */
  gatheredCount: number;
}

/** What one tuple does to a learner. `applied` is null when the weights do not change yet. */
export interface UpdateResult {
  gathered: Increments | null;
  gatheredCount: number;
  applied: Increments | null;
}

/** Δw_ij = (l Err_j) O_i: the increment that one tuple asks of one weight. */
export const tupleIncrement = (rate: number, error: number, output: number): number => rate * error * output;

/** The gathered increment as the update uses it: the sum under epoch updating, the mean in a mini-batch. */
export const settle = (gathered: number, count: number, updating: Updating): number =>
  typeof updating === 'object' ? gathered / count : gathered;

/**
 * Δ(t) = (increment − (l λ) w) + α Δ(t−1). Decay and momentum are left out, not added as zero, when λ or α is 0; biases do not decay.
 */
export function weightIncrement(
  rule: UpdateRule,
  rate: number,
  base: number,
  weight: number,
  previous: number,
): number {
  const decayed = rule.l2 === 0 ? base : base - rate * rule.l2 * weight;
  return biasIncrement(rule, decayed, previous);
}

/** Δ(t) = increment + α Δ(t−1), for biases. */
export const biasIncrement = (rule: UpdateRule, base: number, previous: number): number =>
  rule.momentum === 0 ? base : base + rule.momentum * previous;

/** A learner at the start of training; it takes the network as its own. */
export function startLearner(network: Network): Learner {
  return { network, previous: null, gathered: null, gatheredCount: 0 };
}

/**
 * The increments of one tuple. Case updating: Δw_ij = (l Err_j) O_i, Δθ_j = l Err_j, applied at once. Otherwise these are added to what
 * the batch has gathered, and applied (sum or mean) only when the tuple `endsBatch`. The learner is not changed: see `applyUpdate`.
 * Results are written to `spare` increments while there are any, to new ones else.
 */
export function update(
  learner: Learner,
  pass: ForwardPass,
  errorPass: ErrorPass,
  rule: UpdateRule,
  rate: number,
  endsBatch: boolean,
  spare: Increments[] = [],
): UpdateResult {
  const { network } = learner;
  const own = spare.pop() ?? blankIncrements(network);
  gather(own, learner.gathered, pass, errorPass, rule, rate);
  if (rule.updating === 'case') {
    settleAll(own, own, learner, rule, rate, 1);
    return { gathered: null, gatheredCount: 0, applied: own };
  }
  const count = learner.gatheredCount + 1;
  if (!endsBatch) return { gathered: own, gatheredCount: count, applied: null };
  const applied = spare.pop() ?? blankIncrements(network);
  settleAll(applied, own, learner, rule, rate, count);
  return { gathered: own, gatheredCount: count, applied };
}

/** into = l Err O for weights and l Err for biases (0 where biases stay), added to what was gathered, if anything was. */
function gather(
  into: Increments,
  gathered: Increments | null,
  pass: ForwardPass,
  errorPass: ErrorPass,
  rule: UpdateRule,
  rate: number,
): void {
  for (let l = 0; l < into.weights.length; l++) {
    const errors = errorPass.errors[l];
    const outputs = pass.outputs[l];
    for (let i = 0; i < outputs.length; i++) {
      const row = into.weights[l][i];
      const output = outputs[i];
      if (gathered) {
        const old = gathered.weights[l][i];
        for (let j = 0; j < errors.length; j++) row[j] = old[j] + tupleIncrement(rate, errors[j], output);
      } else for (let j = 0; j < errors.length; j++) row[j] = tupleIncrement(rate, errors[j], output);
    }
    const biases = into.biases[l];
    for (let j = 0; j < errors.length; j++) {
      const single = rule.updateBiases ? rate * errors[j] : 0;
      biases[j] = gathered ? gathered.biases[l][j] + single : single;
    }
  }
}

/** into = Δ(t), the increments as applied, from the sum of `count` tuples; `into` may be `total` itself. */
function settleAll(
  into: Increments,
  total: Increments,
  learner: Learner,
  rule: UpdateRule,
  rate: number,
  count: number,
): void {
  const { network, previous } = learner;
  const { updating } = rule;
  if (into === total && rule.l2 === 0 && rule.momentum === 0) return;
  for (let l = 0; l < network.layers.length; l++) {
    const { weights, biases } = network.layers[l];
    for (let i = 0; i < weights.length; i++) {
      const row = weights[i];
      const from = total.weights[l][i];
      const to = into.weights[l][i];
      const before = previous ? previous.weights[l][i] : null;
      for (let j = 0; j < row.length; j++)
        to[j] = weightIncrement(rule, rate, settle(from[j], count, updating), row[j], before ? before[j] : 0);
    }
    const before = previous ? previous.biases[l] : null;
    for (let j = 0; j < biases.length; j++)
      into.biases[l][j] = biasIncrement(
        rule,
        settle(total.biases[l][j], count, updating),
        before ? before[j] : 0,
      );
  }
}

/**
 * Carries out what `update` found: w = w + Δw, θ = θ + Δθ, in place. Increments that are needed no longer, the learner's own among
 * them, are handed to `spare`.
 */
export function applyUpdate(
  learner: Learner,
  result: UpdateResult,
  rule: UpdateRule,
  spare: Increments[] = [],
): void {
  const { applied } = result;
  if (learner.gathered) spare.push(learner.gathered);
  if (!applied) {
    learner.gathered = result.gathered;
    learner.gatheredCount = result.gatheredCount;
    return;
  }
  const { layers } = learner.network;
  for (let l = 0; l < layers.length; l++) {
    const { weights, biases } = layers[l];
    for (let i = 0; i < weights.length; i++) addTo(weights[i], applied.weights[l][i]);
    if (rule.updateBiases) addTo(biases, applied.biases[l]);
  }
  if (result.gathered) spare.push(result.gathered);
  if (learner.previous) spare.push(learner.previous);
  if (rule.momentum === 0) spare.push(applied);
  learner.previous = rule.momentum === 0 ? null : applied;
  learner.gathered = null;
  learner.gatheredCount = 0;
}

function addTo(values: number[], increments: readonly number[]): void {
  for (let j = 0; j < values.length; j++) values[j] += increments[j];
}

/** Whether the tuple at `index` (from 0) of an epoch of `count` tuples is the last of its batch. */
export function endsBatch(updating: Updating, index: number, count: number): boolean {
  if (updating === 'case' || index === count - 1) return true;
  return typeof updating === 'object' && (index + 1) % updating.batch === 0;
}

/** Increments of the network's shape, to be written over. */
function blankIncrements(network: Network): Increments {
  return {
    weights: network.layers.map((layer) => layer.weights.map((row) => row.map(() => 0.5))),
    biases: network.layers.map((layer) => layer.biases.map(() => 0.5)),
  };
}
