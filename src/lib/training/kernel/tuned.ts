// The kernel's work in TypeScript on flat arrays, for machines without WebAssembly vectors: the same memory, the same bits.
import { losses } from '$lib/nn/losses/registry';
import { misclassified } from '$lib/nn/judge';
import { largestIn } from '../increments';
import { reasonsToStop } from '../trainer';
import { addProducts, flatLayer, forwardFlat, hiddenErrorsFlat, shifted, type FlatLayer } from './flat';
import type { Kernel } from './kernel';
import { layoutOf, LOG_ENTRY, LOG_LENGTH, running, type KernelPlan, type Layout } from './plan';

/** Flat arrays are read by index only, as the parts of `nn` that take arrays do. */
const asArray = (values: Float64Array): readonly number[] => values as unknown as readonly number[];

export function makeTuned(plan: KernelPlan): Kernel {
  const layout = layoutOf(plan, 0, false);
  const buffer = new ArrayBuffer(layout.end);
  const doubles = new Float64Array(buffer);
  const words = new Int32Array(buffer);
  const tuned = new Tuned(plan, layout, doubles, words);
  return { layout, doubles, words, run: (count) => tuned.run(count) };
}

class Tuned {
  readonly #layers: FlatLayer[];
  readonly #gathered: Pick<FlatLayer, 'weights' | 'biases'>[];
  readonly #targets: Float64Array;
  readonly #cancels: boolean;
  readonly #isPlain: boolean;
  /** The running state, as doubles and as words. */
  readonly #now: Float64Array;
  readonly #flags: Int32Array;
  #rate = 0;

  constructor(
    readonly plan: KernelPlan,
    readonly layout: Layout,
    readonly doubles: Float64Array<ArrayBuffer>,
    readonly words: Int32Array<ArrayBuffer>,
  ) {
    this.#layers = layout.layers.map((layer) => flatLayer(layer, doubles));
    this.#gathered = this.#layers.map(({ weights, biases }) => ({
      weights: shifted(weights, layout.gathered),
      biases: shifted(biases, layout.gathered),
    }));
    this.#cancels = losses[plan.loss].cancelsWith === plan.activations[plan.activations.length - 1];
    this.#isPlain = plan.updating === 'case' && plan.momentum === 0 && plan.l2 === 0;
    this.#targets = new Float64Array(plan.sizes[plan.sizes.length - 1]);
    this.#now = doubles.subarray(layout.running / 8, (layout.running + running.size) / 8);
    this.#flags = words.subarray(layout.running / 4, (layout.running + running.size) / 4);
  }

  /** As the kernel's `run`: presents so many tuples, fewer when a rule holds or the log is full; returns how many were left. */
  run(count: number): number {
    const { plan } = this;
    const [now, flags] = [this.#now, this.#flags];
    let left = count;
    let probe = 0;
    while (left > 0 && flags[running.over / 4] === 0 && flags[running.logged / 4] < LOG_LENGTH) {
      this.#rate = plan.rate ?? 1 / now[running.epoch / 8];
      probe += this.#present(flags[running.tuple / 4]);
      flags[running.tuple / 4]++;
      left--;
      if (plan.updating !== 'case') this.#endBatch();
      else if (plan.momentum !== 0) flags[running.updated / 4] = 1;
      if (flags[running.tuple / 4] === plan.tuples) this.#closeEpoch();
    }
    if (probe !== 0) flags[running.notFinite / 4] = 1;
    return left;
  }

  /** One tuple by its place in the epoch; returns 0, or NaN when a net input is not finite. */
  #present(tuple: number): number {
    const { plan, layout, doubles, words } = this;
    const layers = this.#layers;
    const index = plan.shuffled ? words[layout.order / 4 + tuple] : tuple;
    const at = (layout.data + index * layout.stride) / 8;
    let probe = 0;
    for (let l = 0; l < layers.length; l++)
      probe +=
        l === 0 ? forwardFlat(layers[0], doubles, at) : forwardFlat(layers[l], layers[l - 1].outputs, 0);
    const targets = this.#targets;
    for (let k = 0; k < targets.length; k++) targets[k] = doubles[at + layout.targetsAt / 8 + k];
    this.#outputErrors(targets);
    for (let l = layers.length - 2; l >= 0; l--) hiddenErrorsFlat(layers[l], layers[l + 1], this.#rate);
    if (this.plan.statistics) this.#takeStatistics(at, targets);
    for (let l = 0; l < layers.length; l++)
      if (l === 0) this.#change(0, doubles, at);
      else this.#change(l, layers[l - 1].outputs, 0);
    return probe;
  }

  #outputErrors(targets: Float64Array): void {
    const layer = this.#layers[this.#layers.length - 1];
    const { units, outputs, errors, steps } = layer;
    if (this.#cancels) for (let j = 0; j < units; j++) errors[j] = targets[j] - outputs[j];
    else if (layer.sigmoid && this.plan.loss === 'half_sse')
      for (let j = 0; j < units; j++) errors[j] = outputs[j] * (1 - outputs[j]) * (targets[j] - outputs[j]);
    else this.#generalErrors(layer, targets);
    for (let j = 0; j < units; j++) steps[j] = this.#rate * errors[j];
  }

  /** f′(I_j) times the pull of the loss, by the registries. */
  #generalErrors({ nets, outputs, errors, activation }: FlatLayer, targets: Float64Array): void {
    const pulls = Array.from(outputs, (_, j) =>
      losses[this.plan.loss].pull(asArray(outputs), asArray(targets), j),
    );
    for (let j = 0; j < pulls.length; j++)
      errors[j] =
        activation.kind === 'layerwise'
          ? activation.error(asArray(outputs), pulls, j)
          : activation.derivative(nets[j], outputs[j]) * pulls[j];
  }

  #takeStatistics(at: number, targets: Float64Array): void {
    const { plan, layout, doubles } = this;
    const layers = this.#layers;
    const outputs = asArray(layers[layers.length - 1].outputs);
    this.#now[running.loss / 8] += losses[plan.loss].value(outputs, asArray(targets));
    if (misclassified(outputs, asArray(targets))) this.#flags[running.misclassified / 4]++;
    if (plan.updating === 'case' && !this.#isPlain) return;
    for (let l = 0; l < layers.length; l++) {
      const most = l === 0 ? doubles[at + layout.factsAt / 8] : largestIn(asArray(layers[l - 1].outputs), 1);
      this.#atLeast(running.largestTuple, largestIn(asArray(layers[l].steps), 1) * most);
    }
  }

  #atLeast(place: number, value: number): void {
    if (value > this.#now[place / 8]) this.#now[place / 8] = value;
  }

  #change(l: number, inputs: Float64Array, from: number): void {
    const { plan } = this;
    const layer = this.#layers[l];
    const byCase = plan.updating === 'case';
    if (!this.#isPlain && byCase) return this.#changeByRule(layer, inputs, from);
    const { weights, biases } = byCase ? layer : this.#gathered[l];
    addProducts(layer, weights, inputs, from);
    if (!plan.updateBiases && byCase) return;
    for (let j = 0; j < layer.units; j++) biases[j] += plan.updateBiases ? layer.steps[j] : 0;
  }

  /** Case updating with momentum or decay. */
  #changeByRule(layer: FlatLayer, inputs: Float64Array, from: number): void {
    const { plan } = this;
    const { below, units, row, steps, weights, biases } = layer;
    for (let i = 0; i < below; i++)
      for (let j = 0; j < units; j++) this.#apply(weights, i * row + j, steps[j] * inputs[from + i], true);
    for (let j = 0; j < units; j++) this.#apply(biases, j, plan.updateBiases ? steps[j] : 0, false);
  }

  /** w = w + Δ with Δ = (asked − (l λ) w) + α Δ(t − 1); parts that are 0 by the rule are left out. */
  #apply(values: Float64Array, index: number, asked: number, isWeight: boolean): void {
    const { plan, layout, doubles } = this;
    let increment = asked;
    if (plan.l2 !== 0 && isWeight) increment -= this.#rate * plan.l2 * values[index];
    if (plan.momentum !== 0) {
      const before = (values.byteOffset + layout.previous) / 8 + index;
      increment += plan.momentum * doubles[before];
      doubles[before] = increment;
    }
    if (isWeight) this.#atLeast(running.largestUpdate, increment < 0 ? -increment : increment);
    if (isWeight || plan.updateBiases) values[index] += increment;
  }

  #endBatch(): void {
    const { plan } = this;
    const flags = this.#flags;
    const count = ++flags[running.gathered / 4];
    const full = typeof plan.updating === 'object' && count === plan.updating.batch;
    if (!full && flags[running.tuple / 4] !== plan.tuples) return;
    this.#layers.forEach(({ below, units, row, weights, biases }, l) => {
      for (const kind of ['weights', 'biases'] as const) {
        const values = kind === 'weights' ? weights : biases;
        const gathered = this.#gathered[l][kind];
        const rows = kind === 'weights' ? below : 1;
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < units; j++) {
            const total = gathered[i * row + j];
            const asked = typeof plan.updating === 'object' ? total / count : total;
            this.#apply(values, i * row + j, asked, kind === 'weights');
          }
        gathered.fill(-0);
      }
    });
    flags[running.gathered / 4] = 0;
    flags[running.updated / 4] = 1;
  }

  #closeEpoch(): void {
    const [now, flags] = [this.#now, this.#flags];
    if (this.plan.statistics) this.#logEpoch();
    now[running.epoch / 8]++;
    now.fill(0, running.loss / 8, running.epoch / 8);
    flags[running.tuple / 4] = 0;
  }

  #logEpoch(): void {
    const { plan, layout, doubles } = this;
    const [now, flags] = [this.#now, this.#flags];
    const largestUpdate = now[(this.#isPlain ? running.largestTuple : running.largestUpdate) / 8];
    const ofTuple = plan.updating === 'case' ? largestUpdate : now[running.largestTuple / 8];
    const missed = flags[running.misclassified / 4];
    const entry = layout.log / 8 + flags[running.logged / 4]++ * LOG_ENTRY;
    doubles.set([now[0], missed, ofTuple, largestUpdate, this.#largestAccumulated()], entry);
    const statistics = {
      epoch: now[running.epoch / 8],
      misclassifiedPercent: (100 * missed) / plan.tuples,
      largestChange: largestUpdate,
    };
    flags[running.over / 4] = Number(reasonsToStop(plan.stop, statistics).length > 0);
  }

  /** max |w − w at the start of the epoch|; the present weights become the start of the next. */
  #largestAccumulated(): number {
    const { doubles, layout } = this;
    let most = 0;
    for (let at = layout.weights.from / 8; at < layout.weights.to / 8; at++) {
      const moved = Math.abs(doubles[at] - doubles[at + layout.start / 8]);
      if (moved > most) most = moved;
      doubles[at + layout.start / 8] = doubles[at];
    }
    return most;
  }
}
