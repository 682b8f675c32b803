// The walk through an experiment: a position, the step that stands there, and the ways on and back.
import type { Experiment, Granularity, Position } from '$lib/experiment/types';
import { nextRest, previousRest } from '$lib/nn/grain';
import type { Narration } from '$lib/nn/narrate';
import type { Step } from '$lib/nn/steps';
import { narrationOf } from '$lib/training/narration';
import type { TuplePlace } from '$lib/training/place';
import { Replay } from '$lib/training/replay';
import { isOver, tupleAt } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';

const counted = (epoch: number): string => epoch.toLocaleString('en');

/** A tuple about to be walked: the state of training before it, and its narration. */
interface Stage extends TuplePlace {
  state: TrainingState;
  walk: Narration;
}

/**
 * Walks an experiment. Positions run through the steps of a tuple (0: it waits at the inputs), its successors, and the epochs, until
 * training is over by a rule or by a result that is not finite.
 */
export class Walkthrough {
  granularity = $state<Granularity>('term');
  #stage = $state.raw<Stage>(null!);
  #step = $state(0);
  /** Whether the last move was one term forward or back, which the drawing may show in motion. */
  lastMove = $state.raw<'next' | 'back' | 'jump'>('jump');
  /** Why the last move did not go where it was to go; empty as a rule. */
  notice = $state.raw('');

  /** `replay` is what is known of the states of the same experiment already, if anything is. */
  constructor(
    readonly experiment: Experiment,
    readonly replay = new Replay(experiment),
  ) {
    this.granularity = experiment.view.granularity;
    this.goTo(experiment.position);
  }

  get position(): Position {
    return { epoch: this.#stage.epoch, tuple: this.#stage.tuple, step: this.#step };
  }

  /** The walk through the present tuple. */
  get walk(): Narration {
    return this.#stage.walk;
  }

  /** The state of training before the present tuple. */
  get state(): TrainingState {
    return this.#stage.state;
  }

  /** The present step; null while the tuple waits at the inputs. */
  get step(): Step | null {
    return this.#step === 0 ? null : this.walk.step(this.#step);
  }

  /** Which tuple of the data is being presented, from 0. */
  get tupleIndex(): number {
    return tupleAt(this.experiment, this.#stage.epoch, this.#stage.tuple);
  }

  get atStart(): boolean {
    return this.#step === 0 && this.#stage.epoch === 1 && this.#stage.tuple === 0;
  }

  /** How training is over after the present tuple; null while it goes on. Asked only at the tuple's last step. */
  get over(): TrainingState | null {
    if (this.#step < this.walk.length) return null;
    const { epoch, tuple } = this.#following(this.#stage);
    const state = this.replay.stateAt(epoch, tuple);
    return isOver(state) ? state : null;
  }

  /** The state from which training goes on: before the present tuple, or after it once its last step is reached. */
  get reached(): TrainingState {
    if (this.#step < this.walk.length) return this.replay.stateAt(this.#stage.epoch, this.#stage.tuple);
    const { epoch, tuple } = this.#following(this.#stage);
    return this.replay.stateAt(epoch, tuple);
  }

  /** One stretch of the present granularity forward; false at the end of training. */
  next(): boolean {
    this.#begin(this.granularity === 'term' ? 'next' : 'jump');
    const { length, script } = this.walk;
    if (this.over) return false;
    if (this.granularity === 'epoch') this.#endOfEpoch();
    else if (this.#step === length) {
      const following = this.#following(this.#stage);
      this.#enter(following, this.granularity === 'tuple' ? Infinity : 0);
    } else
      this.#step = this.granularity === 'tuple' ? length : nextRest(script, this.#step, this.granularity);
    return true;
  }

  /** One stretch back; false at the very start. */
  back(): boolean {
    this.#begin(this.granularity === 'term' ? 'back' : 'jump');
    if (this.atStart) return false;
    const whole = this.granularity === 'tuple' || this.granularity === 'epoch';
    if (this.granularity === 'epoch') {
      if (this.#stage.epoch === 1) this.#enter({ epoch: 1, tuple: 0 }, 0);
      else this.#enter({ epoch: this.#stage.epoch - 1, tuple: this.#count - 1 }, Infinity);
    } else if (this.#step === 0 || (whole && this.#before(this.#stage))) {
      const before = this.#before(this.#stage)!;
      this.#enter(before, Infinity);
    } else this.#step = whole ? 0 : previousRest(this.walk.script, this.#step, this.granularity as 'term');
    return true;
  }

  /** The start of the next phase, or of the one before. */
  byPhase(direction: 1 | -1): void {
    const chosen = this.granularity;
    this.granularity = 'phase';
    if (direction === 1) this.next();
    else this.back();
    this.granularity = chosen;
  }

  /** A step of the present tuple, 0 … length. */
  goToStep(step: number): void {
    this.#begin('jump');
    this.#step = Math.max(0, Math.min(this.walk.length, Math.round(step) || 0));
  }

  /**
   * Any position, brought within what training reaches; a step beyond the tuple's last becomes the last. A place that would take too
   * long to replay is approached only, and `notice` says so.
   */
  goTo({ epoch, tuple, step }: Position): void {
    this.#begin('jump');
    const wanted = {
      epoch: Math.max(1, Math.floor(epoch) || 1),
      tuple: Math.max(0, Math.min(this.#count - 1, Math.floor(tuple) || 0)),
    };
    const place = this.replay.within(wanted);
    this.#enter(place, place === wanted ? step : 0);
    if (place !== wanted && this.#isAt(place))
      this.notice = `Epoch ${counted(wanted.epoch)} is too far to go at once. This is epoch ${counted(place.epoch)}; go on from here, or train.`;
  }

  /** Takes up a state that training reached elsewhere, at the tuple it was about to present. */
  take(state: TrainingState): void {
    this.replay.offer(state);
    this.goTo({ epoch: state.epoch, tuple: state.tuple, step: 0 });
  }

  #begin(move: 'next' | 'back' | 'jump'): void {
    this.lastMove = move;
    this.notice = '';
  }

  #isAt({ epoch, tuple }: TuplePlace): boolean {
    return this.#stage.epoch === epoch && this.#stage.tuple === tuple;
  }

  get #count(): number {
    return this.experiment.data.tuples.length;
  }

  #following({ epoch, tuple }: TuplePlace): TuplePlace {
    return tuple + 1 < this.#count ? { epoch, tuple: tuple + 1 } : { epoch: epoch + 1, tuple: 0 };
  }

  #before({ epoch, tuple }: TuplePlace): TuplePlace | null {
    if (tuple > 0) return { epoch, tuple: tuple - 1 };
    return epoch > 1 ? { epoch: epoch - 1, tuple: this.#count - 1 } : null;
  }

  #endOfEpoch(): void {
    const last = this.#count - 1;
    const { epoch, tuple } = this.#stage;
    if (tuple < last || this.#step < this.walk.length) this.#enter({ epoch, tuple: last }, Infinity);
    else this.#enter({ epoch: epoch + 1, tuple: last }, Infinity);
  }

  #enter(place: TuplePlace, step: number): void {
    let { epoch, tuple } = place;
    let state = this.replay.stateAt(epoch, tuple);
    if (state.failure) {
      ({ epoch, tuple } = state);
      step = Infinity;
    } else if (state.ended) {
      ({ epoch, tuple } = this.#before(state)!);
      state = this.replay.stateAt(epoch, tuple);
      step = Infinity;
    }
    const walk = narrationOf(this.experiment, state);
    this.#stage = { epoch, tuple, state, walk };
    this.#step = Math.max(0, Math.min(walk.length, Math.floor(step) || 0));
  }
}
