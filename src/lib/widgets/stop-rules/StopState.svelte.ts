// What the stop rules are looked at with: the run and how far it has come, the thresholds, the epoch looked at.
import type { StopRules } from '$lib/experiment/types';
import { curveBefore } from '$lib/training/curve';
import { Runner } from '../bench/runner.svelte';
import { curveOfRun, firstOf, momentsOf, outputsAfter, runs, type Given, type RunName } from './runs';
import { isSetting, stations } from './stations';

export interface StopProps {
  data?: RunName;
  /** The thresholds; those of the data unless told, null switches a rule off. */
  change?: number | null;
  misclassified?: number | null;
  epochs?: number | null;
}

/** At first so much of a run is shown, so that one can bet on the rule that ends it. */
const BEGINNING = 0.04;

export class StopState {
  name = $state<RunName>('and');
  stop = $state.raw<StopRules>(runs.and().stop);
  /** Epochs run so far. */
  #run = $state(0);
  /** The epoch looked at; null follows the rule that stops the run. */
  #chosen = $state<number | null>(null);

  constructor({ data = 'and', change, misclassified, epochs }: StopProps) {
    const own = runs[data]().stop;
    this.take(data, {
      weightChangeBelow: change === undefined ? own.weightChangeBelow : change,
      misclassifiedBelow: misclassified === undefined ? own.misclassifiedBelow : misclassified,
      epochs: epochs === undefined ? own.epochs : epochs,
    });
  }

  readonly setup = $derived(runs[this.name]());
  readonly #whole = $derived(curveOfRun(this.setup));
  readonly last = $derived(this.setup.epochs);
  readonly run = $derived(Math.min(this.last, this.#run));
  readonly complete = $derived(this.run === this.last);
  readonly curve = $derived(curveBefore(this.#whole, this.run + 1));
  /** The largest values of the whole run, so that the pictures do not grow with it. */
  readonly tops = $derived({
    loss: largest(this.#whole.loss),
    misclassifiedPercent: largest(this.#whole.misclassifiedPercent),
    largestChange: largest(this.#whole.largestChange),
  });
  /** When each rule fires, as far as the run has come. */
  readonly moments = $derived(momentsOf(this.curve, this.stop));
  readonly first = $derived(firstOf(this.moments));
  readonly stopped = $derived(this.first && this.moments[this.first]);
  readonly at = $derived(Math.min(this.run, this.#chosen ?? this.stopped ?? this.run));
  readonly outputs = $derived(outputsAfter(this.setup, this.at));
  readonly atStop = $derived.by((): Given[] => {
    if (this.stopped === null) return [];
    return this.stopped === this.at ? this.outputs : outputsAfter(this.setup, this.stopped);
  });

  readonly runner = new Runner(() => {
    this.#run = Math.min(this.last, this.run + Math.max(1, Math.round(this.last / 150)));
    return !this.complete;
  }, 16);

  /** Begins a run with these thresholds, shown up to a part of it. */
  take(name: RunName, stop: StopRules = runs[name]().stop, shown = BEGINNING): void {
    this.runner.stop();
    [this.name, this.stop, this.#chosen] = [name, stop, null];
    this.#run = Math.max(1, Math.round(shown * runs[name]().epochs));
  }

  toggle(): void {
    if (this.complete) this.take(this.name, this.stop);
    this.runner.toggle();
  }

  /** Other thresholds for the same run. */
  set(stop: StopRules): void {
    [this.stop, this.#chosen] = [stop, null];
  }

  look(epoch: number): void {
    this.#chosen = epoch;
  }

  go(station: string): void {
    if (station in stations) this.take(...stations[station](), 1);
  }

  isAt = (station: string): boolean =>
    station in stations && this.complete && isSetting(stations[station](), this.name, this.stop);
}

const largest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), 0);
