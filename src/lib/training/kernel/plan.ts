// What a kernel is made for, and where in its memory everything stands.
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import type { StopRules } from '$lib/experiment/types';
import type { Updating } from '$lib/nn/update';

/** All that decides the code of a kernel. */
export interface KernelPlan {
  /** Units of each layer, the inputs first. */
  sizes: number[];
  activations: ActivationName[];
  loss: LossName;
  updating: Updating;
  /** The constant learning rate; null for 1/t. */
  rate: number | null;
  momentum: number;
  l2: number;
  updateBiases: boolean;
  /** Whether tuples are presented in an order written down for each epoch. */
  shuffled: boolean;
  tuples: number;
  stop: StopRules;
  /** Whether the epoch's statistics are kept; without them only the weights are right. */
  statistics: boolean;
  /**
   * Whether the sign of a zero can be seen: in a weight that is −0, or in increments that are kept. Otherwise sums need not start from
   * +0, and an increment of 0 may be added where there is none.
   */
  signedZeros: boolean;
}

/** One layer after the inputs. Pairs are two units side by side; addresses are in bytes. */
export interface LayerPlan {
  activation: ActivationName;
  below: number;
  units: number;
  /** Pairs of units of this layer, and of the layer below. */
  pairs: number;
  pairsBelow: number;
  /** One unit only: its weights lie side by side, and its values stand in both lanes. */
  single: boolean;
  /** Written out weight by weight; otherwise looped over the rows, a block of pairs at a time. */
  unrolled: boolean;
  /** The change of weights waits for the next tuple's forward pass. */
  fused: boolean;
  /** Outputs are needed in memory; and those of the tuple before too, for a fused layer above. */
  stored: boolean;
  kept: boolean;
  /** How many pairs each block has. */
  blocks: number[];
  weights: number;
  biases: number;
  outputs: number;
  /** The outputs of the tuple before, for a fused layer above. */
  outputsBefore: number;
  errors: number;
  /** l Err. */
  steps: number;
}

export interface Layout {
  layers: LayerPlan[];
  /** Doubles of a tuple: inputs and targets, each filled up to a pair, and a pair for what is known of it. */
  inputsAt: number;
  targetsAt: number;
  factsAt: number;
  stride: number;
  /** Bytes from a weight or bias to its previous and gathered increments and, weights only, to its start in the epoch. */
  previous: number;
  gathered: number;
  start: number;
  /** The state that a failed stretch takes back. */
  state: { from: number; to: number };
  weights: { from: number; to: number };
  biases: { from: number; to: number };
  running: number;
  log: number;
  order: number;
  data: number;
  end: number;
}

/** Epochs that the log holds. */
export const LOG_LENGTH = 1024;
/** Doubles of an epoch in the log, and of the running epoch: see `Running`. */
export const LOG_ENTRY = 6;

/** Places within the running state, in bytes. Pairs hold a maximum for each lane. */
export const running = {
  loss: 0,
  misclassified: 8,
  largestTuple: 16,
  largestUpdate: 32,
  epoch: 48,
  tuple: 56,
  gathered: 60,
  updated: 64,
  logged: 68,
  over: 72,
  notFinite: 80,
  size: 96,
} as const;

const even = (count: number): number => count + (count % 2);
/** Layers of so few pairs of weights are written out; for others loops are quicker. */
const FEW = 16;
/** So many sums and changes at a time stay in registers. */
const BLOCK = 6;

/** Pairs dealt out evenly among blocks. */
function blocksOf(pairs: number): number[] {
  const count = Math.ceil(pairs / BLOCK);
  return Array.from(
    { length: count },
    (_, b) => Math.floor(((b + 1) * pairs) / count) - Math.floor((b * pairs) / count),
  );
}

/**
 * Where everything stands; the constants come first and take `constants` bytes at most. Not `inBlocks`, the weights stand row by row,
 * each row filled up to a pair.
 */
export function layoutOf(plan: KernelPlan, constants: number, inBlocks = true): Layout {
  let at = constants;
  const take = (bytes: number): number => {
    const from = at;
    at += Math.ceil(bytes / 16) * 16;
    return from;
  };
  const { sizes } = plan;
  const plain = plan.updating === 'case' && plan.momentum === 0 && plan.l2 === 0;
  const layers = sizes.slice(1).map((units, l): LayerPlan => {
    const below = sizes[l];
    const single = units === 1;
    const pairs = even(units) / 2;
    const unrolled = (single ? even(below) / 2 : below * pairs) <= FEW;
    return {
      activation: plan.activations[l],
      below,
      units,
      pairs,
      pairsBelow: even(below) / 2,
      single,
      unrolled,
      fused: !unrolled && !single && plain && !plan.signedZeros,
      stored: true,
      kept: false,
      blocks: unrolled || !inBlocks ? [pairs] : blocksOf(pairs),
      weights: 0,
      biases: 0,
      outputs: 0,
      outputsBefore: 0,
      errors: 0,
      steps: 0,
    };
  });
  layers.forEach((layer, l) => {
    const above = layers[l + 1] as LayerPlan | undefined;
    layer.stored = !layer.unrolled || above?.unrolled === false;
    layer.kept = above?.fused === true;
  });
  const rows = (layer: LayerPlan): number => 8 * even(layer.below) * (layer.single ? 1 : 2 * layer.pairs);
  const from = at;
  for (const layer of layers) layer.weights = take(rows(layer));
  const weights = { from, to: at };
  for (const layer of layers) layer.biases = take(16 * layer.pairs);
  const biases = { from: weights.to, to: at };
  const numbers = at - from;
  const hasPrevious = plan.momentum !== 0;
  const hasGathered = plan.updating !== 'case';
  const previous = hasPrevious ? take(numbers) - from : 0;
  const gathered = hasGathered ? take(numbers) - from : 0;
  const start = plan.statistics ? take(weights.to - weights.from) - from : 0;
  const runningAt = take(running.size);
  const state = { from, to: at };
  for (const layer of layers) {
    layer.outputs = take(16 * layer.pairs);
    layer.outputsBefore = take(16 * layer.pairs);
    layer.errors = take(16 * layer.pairs);
    layer.steps = take(16 * layer.pairs);
  }
  const log = take(plan.statistics ? 8 * LOG_ENTRY * LOG_LENGTH : 0);
  const order = take(plan.shuffled ? 4 * plan.tuples : 0);
  const data = take(0);
  const targetsAt = 8 * even(sizes[0]);
  const factsAt = targetsAt + 8 * even(sizes[sizes.length - 1]);
  const stride = factsAt + (plan.statistics ? 16 : 0);
  take(stride * plan.tuples);
  return {
    layers,
    inputsAt: 0,
    targetsAt,
    factsAt,
    stride,
    previous,
    gathered,
    start,
    state,
    weights,
    biases,
    running: runningAt,
    log,
    order,
    data,
    end: at,
  };
}

/** The address of w_ij: of the pair that j belongs to, or of i in the row of a single unit, plus the lane. */
export function weightAddress(layer: LayerPlan, from: number, to: number): number {
  if (layer.single) return layer.weights + 8 * from;
  return pairAddress(layer, from, to >> 1) + 8 * (to & 1);
}

/** The address of the weights from unit `from` to pair `pair` of a layer that is not single. */
export function pairAddress(layer: LayerPlan, from: number, pair: number): number {
  const { start, size } = blockOf(layer, pair);
  return layer.weights + 16 * (start * even(layer.below) + from * size + pair - start);
}

/** The block that a pair belongs to: its first pair and how many it has. */
export function blockOf(layer: LayerPlan, pair: number): { start: number; size: number } {
  let start = 0;
  for (const size of layer.blocks) {
    if (pair < start + size) return { start, size };
    start += size;
  }
  throw new Error(`there is no pair ${pair}`);
}
