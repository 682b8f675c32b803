// The order of telling: which step stands at which place in the walk of a tuple, by arithmetic alone.
import { activations } from './activations/registry';
import { errorCancels } from './backward';
import { layerSizes, type Network, type UnitRef, type WeightRef } from './network';
import type { Phase } from './steps';
import type { UpdateRule } from './update';

/** The kinds of stretches: each is `groups` runs of `perGroup` steps over the units (or weights) of one layer. */
export type SectionKind =
  | 'unitForward' // per unit: its terms, its bias, its output
  | 'unitNetInput' // per unit of a layerwise output: its terms, its bias
  | 'layerOutput' // per unit of a layerwise output: its output
  | 'outputError' // per unit, last first: the pull of the loss, the error
  | 'outputPull' // per unit of a layerwise output: the pull of the loss
  | 'outputErrorOnly' // per unit: the error, where no pull is told or all were told before
  | 'hiddenError' // per unit, last first: its terms, its error
  | 'weights' // one group: every weight into the layer, w_ij by i, then j
  | 'biases'; // one group: every bias of the layer, last unit first

/** How an update step changes its number: at once, by gathering, or by the update that ends a batch. */
export type ChangeMode = 'update' | 'gather' | 'flush';

/** A stretch of steps of one kind in one layer; `layer` counts the inputs as 0, `start` is the number of steps before it. */
export interface Section {
  kind: SectionKind;
  phase: Phase;
  layer: number;
  mode?: ChangeMode;
  start: number;
  groups: number;
  perGroup: number;
}

/** Where a step stands: its section, the group within it (as told), and the place within the group. */
export interface Place {
  section: Section;
  group: number;
  offset: number;
}

/** What decides the order: the shape of the network, the rule, and whether this tuple ends its batch. */
export interface ScriptOptions {
  network: Network;
  rule: UpdateRule;
  endsBatch: boolean;
}

/** The table of contents of a tuple's walk. Steps are numbered from 1; step 0 is the tuple waiting at the inputs. */
export class Script {
  readonly sizes: number[];
  readonly sections: Section[] = [];
  /** The number of steps. */
  length = 0;

  constructor({ network, rule, endsBatch }: ScriptOptions) {
    this.sizes = layerSizes(network);
    const last = this.sizes.length - 1;
    const layerwise = activations[network.layers[last - 1].activation].kind === 'layerwise';
    for (let l = 1; l <= last; l++) {
      const terms = this.sizes[l - 1];
      if (l === last && layerwise) {
        this.#add('unitNetInput', 'forward', l, this.sizes[l], terms + 1);
        this.#add('layerOutput', 'forward', l, this.sizes[l], 1);
      } else this.#add('unitForward', 'forward', l, this.sizes[l], terms + 2);
    }
    if (errorCancels(network)) this.#add('outputErrorOnly', 'error', last, this.sizes[last], 1);
    else if (layerwise) {
      this.#add('outputPull', 'error', last, this.sizes[last], 1);
      this.#add('outputErrorOnly', 'error', last, this.sizes[last], 1);
    } else this.#add('outputError', 'error', last, this.sizes[last], 2);
    for (let l = last - 1; l >= 1; l--)
      this.#add('hiddenError', 'error', l, this.sizes[l], this.sizes[l + 1] + 1);
    if (rule.updating === 'case') this.#addChanges('update', rule.updateBiases);
    else {
      this.#addChanges('gather', rule.updateBiases);
      if (endsBatch) this.#addChanges('flush', rule.updateBiases);
    }
  }

  #add(
    kind: SectionKind,
    phase: Phase,
    layer: number,
    groups: number,
    perGroup: number,
    mode?: ChangeMode,
  ): void {
    this.sections.push({ kind, phase, layer, mode, start: this.length, groups, perGroup });
    this.length += groups * perGroup;
  }

  #addChanges(mode: ChangeMode, biases: boolean): void {
    for (let l = this.sizes.length - 1; l >= 1; l--)
      this.#add('weights', 'update', l, 1, this.sizes[l - 1] * this.sizes[l], mode);
    if (biases)
      for (let l = this.sizes.length - 1; l >= 1; l--)
        this.#add('biases', 'update', l, 1, this.sizes[l], mode);
  }

  /** The place of step n, 1 ≤ n ≤ length; throws RangeError outside. Costs the number of layers, not of steps. */
  place(n: number): Place {
    if (!(n >= 1 && n <= this.length)) throw new RangeError(`step ${n} is not within 1 … ${this.length}`);
    let s = this.sections.length - 1;
    while (this.sections[s].start >= n) s--;
    const section = this.sections[s];
    const within = n - 1 - section.start;
    return { section, group: Math.floor(within / section.perGroup), offset: within % section.perGroup };
  }

  /** The unit that a group of a section speaks of; errors and biases are told last unit first. */
  unitOf({ kind, layer, groups }: Section, group: number): UnitRef {
    const backward =
      kind === 'outputError' || kind === 'outputErrorOnly' || kind === 'outputPull' || kind === 'hiddenError';
    return { layer, index: backward ? groups - 1 - group : group };
  }

  /** The weight at a place of a 'weights' section: into its layer, by i, then j. */
  weightOf({ layer }: Section, offset: number): WeightRef {
    const width = this.sizes[layer];
    return { layer: layer - 1, from: Math.floor(offset / width), to: offset % width };
  }

  /** The unit at a place of a 'biases' section. */
  biasOf({ layer, perGroup }: Section, offset: number): UnitRef {
    return { layer, index: perGroup - 1 - offset };
  }

  /** The step that completes I_j. */
  netInputStep(unit: UnitRef): number {
    const section = this.#find(unit.layer, 'unitForward', 'unitNetInput');
    return section.start + unit.index * section.perGroup + this.sizes[unit.layer - 1] + 1;
  }

  /** The step that gives O_j; 0 for an input, whose output is there from the start. */
  outputStep(unit: UnitRef): number {
    if (unit.layer === 0) return 0;
    const section = this.#find(unit.layer, 'unitForward', 'layerOutput');
    return section.start + (unit.index + 1) * section.perGroup;
  }

  /** The step that gives Err_j. */
  errorStep(unit: UnitRef): number {
    const section = this.#find(unit.layer, 'outputError', 'outputErrorOnly', 'hiddenError');
    return section.start + (section.groups - unit.index) * section.perGroup;
  }

  /** The step that changes w_ij in the given mode; undefined when this tuple has none. */
  weightStep({ layer, from, to }: WeightRef, mode: ChangeMode): number | undefined {
    const section = this.sections.find(
      (s) => s.kind === 'weights' && s.layer === layer + 1 && s.mode === mode,
    );
    return section && section.start + from * this.sizes[layer + 1] + to + 1;
  }

  /** The step that changes θ_j in the given mode; undefined when this tuple has none. */
  biasStep({ layer, index }: UnitRef, mode: ChangeMode): number | undefined {
    const section = this.sections.find((s) => s.kind === 'biases' && s.layer === layer && s.mode === mode);
    return section && section.start + section.perGroup - index;
  }

  #find(layer: number, ...kinds: SectionKind[]): Section {
    return this.sections.find((s) => s.layer === layer && kinds.includes(s.kind))!;
  }
}
