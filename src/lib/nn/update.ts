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
export function weightIncrement(rule: UpdateRule, rate: number, base: number, weight: number, previous: number): number {
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
 * the batch has gathered, and applied (sum or mean) only when the tuple `endsBatch`. Nothing is changed here: see `applyUpdate`.
 */
export function update(
  learner: Learner,
  pass: ForwardPass,
  errorPass: ErrorPass,
  rule: UpdateRule,
  rate: number,
  endsBatch: boolean,
): UpdateResult {
  const { network, previous } = learner;
  const own: Increments = {
    weights: network.layers.map((layer, l) =>
      layer.weights.map((row, i) => row.map((_, j) => tupleIncrement(rate, errorPass.errors[l][j], pass.outputs[l][i]))),
    ),
    biases: errorPass.errors.map((errors) => errors.map((error) => (rule.updateBiases ? rate * error : 0))),
  };
  const inCase = rule.updating === 'case';
  const total = inCase || !learner.gathered ? own : combine(learner.gathered, own, (sum, one) => sum + one);
  const count = inCase ? 1 : learner.gatheredCount + 1;
  if (!inCase && !endsBatch) return { gathered: total, gatheredCount: count, applied: null };
  const applied: Increments = {
    weights: network.layers.map((layer, l) =>
      layer.weights.map((row, i) =>
        row.map((weight, j) =>
          weightIncrement(
            rule,
            rate,
            settle(total.weights[l][i][j], count, rule.updating),
            weight,
            previous?.weights[l][i][j] ?? 0,
          ),
        ),
      ),
    ),
    biases: total.biases.map((row, l) =>
      row.map((sum, j) => biasIncrement(rule, settle(sum, count, rule.updating), previous?.biases[l][j] ?? 0)),
    ),
  };
  return { gathered: inCase ? null : total, gatheredCount: inCase ? 0 : count, applied };
}

/** Carries out what `update` found: w = w + Δw, θ = θ + Δθ, in place. */
export function applyUpdate(learner: Learner, result: UpdateResult, rule: UpdateRule): void {
  const { applied } = result;
  if (!applied) {
    learner.gathered = result.gathered;
    learner.gatheredCount = result.gatheredCount;
    return;
  }
  learner.network.layers.forEach((layer, l) => {
    layer.weights.forEach((row, i) => {
      for (let j = 0; j < row.length; j++) row[j] += applied.weights[l][i][j];
    });
    if (rule.updateBiases) for (let j = 0; j < layer.biases.length; j++) layer.biases[j] += applied.biases[l][j];
  });
  learner.previous = rule.momentum === 0 ? null : applied;
  learner.gathered = null;
  learner.gatheredCount = 0;
}

/** Whether the tuple at `index` (from 0) of an epoch of `count` tuples is the last of its batch. */
export function endsBatch(updating: Updating, index: number, count: number): boolean {
  if (updating === 'case' || index === count - 1) return true;
  return typeof updating === 'object' && (index + 1) % updating.batch === 0;
}

function combine(a: Increments, b: Increments, f: (x: number, y: number) => number): Increments {
  return {
    weights: a.weights.map((layer, l) => layer.map((row, i) => row.map((x, j) => f(x, b.weights[l][i][j])))),
    biases: a.biases.map((row, l) => row.map((x, j) => f(x, b.biases[l][j]))),
  };
}
