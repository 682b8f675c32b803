// A run on numbers in one block of memory: trains in stretches, and takes back one in which a result was not finite.
import type { Experiment } from '$lib/experiment/types';
import { shuffle } from '$lib/nn/random';
import { rateInEpoch } from '$lib/nn/rate';
import { eachColumn, emptyCurve, joinCurves, thinCurve, type Curve } from '../curve';
import { pack, unpack, type PackedState } from '../packed';
import { cloneState, newWorkspace, presentNext, reasonsToStop } from '../trainer';
import type { EpochStatistics, TrainingState } from '../types';
import type { EngineName, FastRun } from './engine';
import { placesOf, readState, writeState, writeTuples, type Places } from './exchange';
import type { Kernel } from './kernel';
import { LOG_ENTRY, running, type KernelPlan } from './plan';

/** About how many weights are trained in one stretch. */
const WEIGHTS_PER_STRETCH = 4_000_000;
/** Epochs that are put into the curve together. */
const RECENT = 16_384;
/** A stretch of fewer tuples with a result that is not finite is gone through by the trainer. */
const SHORT = 64;

export class BlockRun implements FastRun {
  readonly engine: EngineName;
  readonly #experiment: Experiment;
  readonly #plan: KernelPlan;
  readonly #kernel: Kernel;
  readonly #places: Places;
  /** The state before a stretch. */
  readonly #before: Float64Array;
  readonly #longest: number;
  /** A state that holds what its rule no longer uses; the trainer takes it on until it does not. */
  #odd: TrainingState | null = null;
  #orderOf = 0;
  #last: EpochStatistics | null;
  #ended: TrainingState['ended'];
  #failure: TrainingState['failure'];
  /** Epochs that are not in the curve yet, and how many they are. */
  readonly #recent = eachColumn(() => new Float64Array(RECENT));
  #count = 0;
  #curve: Curve = emptyCurve();

  constructor(
    engine: EngineName,
    experiment: Experiment,
    state: TrainingState,
    plan: KernelPlan,
    kernel: Kernel,
  ) {
    this.engine = engine;
    this.#experiment = experiment;
    this.#plan = plan;
    this.#kernel = kernel;
    const { layout } = kernel;
    this.#places = placesOf(layout);
    this.#before = new Float64Array((layout.state.to - layout.state.from) / 8);
    const weights = (layout.weights.to - layout.weights.from) / 8;
    this.#longest = Math.ceil(WEIGHTS_PER_STRETCH / (weights + 100));
    this.#last = state.last;
    this.#ended = state.ended;
    this.#failure = state.failure;
    writeTuples(kernel, experiment);
    if (this.#isOdd(state)) this.#odd = cloneState(state);
    else writeState(kernel, plan, this.#places, pack(state));
  }

  get over(): boolean {
    return this.#ended !== null || this.#failure !== null;
  }

  present(count: number): number {
    let presented = 0;
    while (presented < count && !this.over) {
      const some = Math.min(count - presented, this.#longest);
      presented += this.#odd ? this.#byTrainer(this.#odd, 1) : this.#stretch(some);
    }
    return presented;
  }

  state(): TrainingState {
    return unpack(this.packed(), this.#experiment);
  }

  packed(): PackedState {
    if (this.#odd) return pack(this.#odd);
    const rest = { last: this.#last, ended: this.#ended, failure: this.#failure };
    return readState(this.#kernel, this.#plan, this.#places, rest);
  }

  takeEpochs(): Curve {
    this.#intoCurve();
    const curve = this.#curve;
    this.#curve = emptyCurve();
    return curve;
  }

  /** Presents up to so many tuples; one that cannot be finished is found by halving the stretch, and named by the trainer. */
  #stretch(most: number): number {
    const { layout, doubles } = this.#kernel;
    const from = layout.state.from / 8;
    const count = this.#plan.shuffled ? Math.min(most, this.#tuplesInOrder()) : most;
    this.#before.set(doubles.subarray(from, from + this.#before.length));
    const presented = count - this.#kernel.run(count);
    if (this.#isFinite()) {
      this.#drain();
      return presented;
    }
    doubles.set(this.#before, from);
    doubles.fill(0, layout.state.to / 8, layout.log / 8);
    return count > SHORT ? this.#stretch(count >> 1) : this.#byTrainer(this.state(), count);
  }

  /** Lets the trainer present some tuples, and takes over where it stops. */
  #byTrainer(state: TrainingState, count: number): number {
    const workspace = newWorkspace();
    let presented = 0;
    while (presented < count && state.ended === null && state.failure === null) {
      const { last } = state;
      presentNext(this.#experiment, state, workspace);
      if (!state.failure) presented++;
      if (state.last && state.last !== last) {
        const { epoch, loss, misclassifiedPercent, largestChange } = state.last;
        this.#keep(epoch, loss, misclassifiedPercent, largestChange);
      }
    }
    this.#last = state.last;
    this.#ended = state.ended;
    this.#failure = state.failure;
    this.#odd = this.#isOdd(state) ? state : null;
    if (!this.#odd) writeState(this.#kernel, this.#plan, this.#places, pack(state));
    return presented;
  }

  #isOdd({ learner }: TrainingState): boolean {
    const { momentum, updating } = this.#plan;
    return (
      (learner.previous !== null && momentum === 0) || (learner.gathered !== null && updating === 'case')
    );
  }

  /** Writes down the order of the present epoch if need be; how many of its tuples are left. */
  #tuplesInOrder(): number {
    const { layout, doubles, words } = this.#kernel;
    const { tuples } = this.#plan;
    const epoch = doubles[(layout.running + running.epoch) / 8];
    if (epoch !== this.#orderOf) {
      const order = words.subarray(layout.order / 4, layout.order / 4 + tuples);
      for (let n = 0; n < tuples; n++) order[n] = n;
      shuffle(order, this.#experiment.seed, epoch);
    }
    this.#orderOf = epoch;
    return tuples - words[(layout.running + running.tuple) / 4];
  }

  #isFinite(): boolean {
    const { layout, doubles, words } = this.#kernel;
    const flags = (layout.running + running.notFinite) / 4;
    if ((words[flags] | words[flags + 1] | words[flags + 2] | words[flags + 3]) !== 0) return false;
    let probe = 0;
    for (let at = layout.state.from / 8; at < layout.running / 8; at++) probe += 0 * doubles[at];
    return probe === 0;
  }

  /** Takes the finished epochs from the log. */
  #drain(): void {
    const { layout, doubles, words } = this.#kernel;
    const at = layout.running;
    const count = words[(at + running.logged) / 4];
    if (count === 0) return;
    words[(at + running.logged) / 4] = 0;
    const first = doubles[(at + running.epoch) / 8] - count;
    const byCase = this.#plan.updating === 'case';
    for (let n = 0; n < count; n++) {
      const entry = layout.log / 8 + n * LOG_ENTRY;
      const percent = (100 * doubles[entry + 1]) / this.#plan.tuples;
      this.#keep(first + n, doubles[entry], percent, doubles[entry + (byCase ? 2 : 3)]);
    }
    const last = layout.log / 8 + (count - 1) * LOG_ENTRY;
    this.#last = this.#statistics(first + count - 1, doubles.subarray(last, last + LOG_ENTRY));
    if (words[(at + running.over) / 4] === 0) return;
    this.#ended = { reasons: reasonsToStop(this.#plan.stop, this.#last) };
  }

  #statistics(epoch: number, entry: Float64Array): EpochStatistics {
    const [loss, misclassified, largestTupleIncrement, largestUpdate, largestAccumulated] = entry;
    const { training, data } = this.#experiment;
    return {
      epoch,
      learningRate: rateInEpoch(training.learningRate, epoch),
      loss,
      misclassified,
      misclassifiedPercent: (100 * misclassified) / data.tuples.length,
      largestTupleIncrement,
      largestUpdate,
      largestAccumulated,
      largestChange: training.updating === 'case' ? largestTupleIncrement : largestUpdate,
    };
  }

  /** Keeps an epoch for the curve. */
  #keep(epoch: number, loss: number, misclassifiedPercent: number, largestChange: number): void {
    if (this.#count === RECENT) this.#intoCurve();
    const at = this.#count++;
    this.#recent.epoch[at] = epoch;
    this.#recent.loss[at] = loss;
    this.#recent.misclassifiedPercent[at] = misclassifiedPercent;
    this.#recent.largestChange[at] = largestChange;
  }

  #intoCurve(): void {
    const recent = eachColumn((column) => this.#recent[column].subarray(0, this.#count));
    this.#curve = thinCurve(joinCurves(this.#curve, recent));
    this.#count = 0;
  }
}
