// What a descent is set to and where it stands: the surface, the two weights, the start, the rule, the updates done.
import { forward } from '$lib/nn/forward';
import { overParameters, totalLoss } from '$lib/nn/landscape';
import { layerSizes } from '$lib/nn/network';
import { indexOf } from '$lib/view/formulas/notation';
import { Runner } from '../bench/runner.svelte';
import { PLATEAU, sceneries, weightsOf, type Pair, type SceneryName } from './sceneries';
import { Way } from './way';

export interface DescentProps {
  setup?: SceneryName;
  updating?: 'case' | 'epoch';
  /** The rate and the two weights to begin with; the network's own unless told. */
  rate?: number;
  start?: [number, number];
}

/** Points a side of the surface, and how many updates can be made. */
const SIDE = 49;
const MOST = { epoch: 60, case: 180 };

export class DescentState {
  readonly #props: DescentProps;
  name = $state<SceneryName>('linear');
  mode = $state<'case' | 'epoch'>('epoch');
  rate = $state(0);
  start = $state.raw<Pair>([0, 0]);
  weights = $state.raw(sceneries.linear().weights);
  /** Updates done. */
  at = $state(0);
  /** Whether the surface is shown without arrows. */
  bare = $state(false);
  readonly runner = new Runner(() => ++this.at < this.last, 70);

  constructor(props: DescentProps) {
    this.#props = props;
    this.#begin();
  }

  /** As it was given. */
  #begin(): void {
    const { setup = 'linear', updating = 'epoch', rate, start } = this.#props;
    this.take(setup);
    this.mode = updating;
    this.rate = rate ?? this.rate;
    this.start = start ?? this.start;
  }

  readonly scenery = $derived(sceneries[this.name]());
  readonly sizes = $derived(layerSizes(this.scenery.network));
  readonly choices = $derived(weightsOf(this.scenery.network));
  readonly last = $derived(MOST[this.mode]);
  readonly #ranges = $derived([this.scenery.range, this.scenery.range] as const);
  readonly grid = $derived(
    overParameters(this.scenery.network, this.weights, this.#ranges, SIDE, (network) =>
      totalLoss(network, this.scenery.tuples),
    ),
  );
  /** By cases, for each tuple how far its output is from its target, over the plane. */
  readonly tupleGrids = $derived(
    this.mode === 'epoch'
      ? []
      : this.scenery.tuples.map(({ inputs, targets }) =>
          overParameters(this.scenery.network, this.weights, this.#ranges, SIDE, (network) => {
            const { outputs } = forward(network, inputs);
            return outputs[outputs.length - 1][0] - targets[0];
          }),
        ),
  );
  readonly way = $derived(
    new Way(this.scenery.network, this.scenery.tuples, this.weights, this.start, {
      updating: this.mode,
      rate: this.rate,
    }),
  );
  readonly points = $derived(this.way.upTo(this.at));
  readonly now = $derived(this.points[this.points.length - 1]);
  readonly slopes = $derived(this.way.slopesAt(this.at));

  /** Another setting begins a new way. */
  restart(change: () => void): void {
    this.runner.stop();
    this.bare = false;
    this.at = 0;
    change();
  }

  take(name: SceneryName): void {
    this.restart(() => {
      const { start, weights, rate } = sceneries[name]();
      [this.name, this.start, this.weights, this.rate] = [name, start, weights, rate];
    });
  }

  /** Lets another weight change, across (0) or up (1). */
  pick(place: 0 | 1, index: number): void {
    const chosen = this.choices[index];
    this.restart(() => (this.weights = place === 0 ? [chosen, this.weights[1]] : [this.weights[0], chosen]));
  }

  /** The place of a weight that changes among all. */
  indexAt = (place: 0 | 1): number =>
    this.choices.findIndex((one) => indexOf(one, this.sizes) === indexOf(this.weights[place], this.sizes));

  move(updates: number): void {
    this.bare = false;
    this.at = updates;
  }

  go(station: string): void {
    const updates: Record<string, number> = {
      surface: 0,
      gradient: 0,
      step: 1,
      path: 30,
      epoch: 12,
      case: 12,
    };
    if (station === 'plateau') {
      this.take('sigmoid');
      [this.mode, this.start, this.at] = ['epoch', PLATEAU, 20];
    } else if (station in updates) {
      this.#begin();
      this.mode = station === 'case' ? 'case' : 'epoch';
      this.move(updates[station]);
      this.bare = station === 'surface';
    }
  }

  isAt(station: string): boolean {
    const { name, start, mode, at, bare } = this;
    if (name === 'sigmoid' && start[0] === PLATEAU[0] && start[1] === PLATEAU[1])
      return station === 'plateau';
    if (mode === 'case') return station === 'case';
    if (at === 0) return station === (bare ? 'surface' : 'gradient');
    return at === 1 ? station === 'step' : station === 'path' || station === 'epoch';
  }
}
