// What the bench is set to: the method and its numbers, the start, how far its search is shown, and where many starts end.
import { Runner } from '../bench/runner.svelte';
import {
  endOf,
  gridOf,
  lowAt,
  lowsOf,
  PLATEAU,
  search,
  START,
  startsOf,
  type Method,
  type Pair,
} from './bench';

export interface MinimaProps {
  method?: Method;
  rate?: number;
  momentum?: number;
  starts?: number;
  cooling?: number;
  seed?: number;
  start?: [number, number];
}

/** A start, and the minimum in which the method ended from there; −1 is none. */
export interface Ending {
  start: Pair;
  low: number;
}

/** How many starts are tried at once. */
export const MANY = 50;

/** The surface is the same for all benches. */
const grid = gridOf();
const lows = lowsOf(grid);

export class MinimaState {
  readonly grid = grid;
  readonly lows = lows;
  method = $state<Method>('plain');
  start = $state.raw<Pair>(START);
  rate = $state(0.5);
  momentum = $state(0.9);
  starts = $state(8);
  cooling = $state(0.99);
  seed = $state(1);
  /** How many points of the search are gone through; null is all of them. */
  #shown = $state<number | null>(null);
  endings = $state.raw<Ending[]>([]);

  constructor({ method, rate, momentum, starts, cooling, seed, start }: MinimaProps) {
    this.method = method ?? this.method;
    this.rate = rate ?? this.rate;
    this.momentum = momentum ?? this.momentum;
    this.starts = starts ?? this.starts;
    this.cooling = cooling ?? this.cooling;
    this.seed = seed ?? this.seed;
    this.start = start ?? this.start;
  }

  readonly setting = $derived({
    method: this.method,
    start: this.start,
    rate: this.rate,
    momentum: this.momentum,
    starts: this.starts,
    cooling: this.cooling,
    seed: this.seed,
  });
  readonly found = $derived(search(this.setting));
  readonly last = $derived(this.found.points.length - 1);
  readonly shown = $derived(Math.min(this.#shown ?? this.last, this.last));
  /** The runs as far as they are shown. */
  readonly paths = $derived(
    this.found.runs
      .filter((first) => first <= this.shown)
      .map((first, run) =>
        this.found.points.slice(first, Math.min(this.found.runs[run + 1] ?? Infinity, this.shown + 1)),
      ),
  );

  /** A search takes about four seconds, however long it is. */
  readonly runner = new Runner(() => {
    this.#shown = Math.min(this.last, this.shown + Math.max(1, Math.round(this.last / 240)));
    return this.#shown < this.last;
  }, 16);
  readonly many = new Runner(() => {
    const from = startsOf(MANY, this.seed);
    const next = this.endings.length;
    const end = endOf(this.setting, from[next], this.seed + next);
    this.endings = [...this.endings, { start: from[next], low: lowAt(lows, end) }];
    return this.endings.length < MANY;
  }, 0);

  change(set: () => void): void {
    this.runner.stop();
    this.many.stop();
    this.endings = [];
    this.#shown = null;
    set();
  }

  move(points: number): void {
    this.#shown = points;
  }

  tryMany(): void {
    this.endings = [];
    this.many.start();
  }

  go(station: string): void {
    const plateau = station === 'plateau';
    if (!plateau && !['plain', 'momentum', 'restarts', 'annealing'].includes(station)) return;
    this.change(() => {
      this.method = plateau ? 'plain' : (station as Method);
      this.start = plateau ? PLATEAU : START;
    });
  }

  isAt(station: string): boolean {
    const flat = this.method === 'plain' && this.start[0] === PLATEAU[0] && this.start[1] === PLATEAU[1];
    return flat ? station === 'plateau' : station === this.method;
  }
}
