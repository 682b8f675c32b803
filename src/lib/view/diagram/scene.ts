// What the drawing shows at a step: which numbers are known, which take part, what is lit and what is held.
import type { Narration } from '$lib/nn/narrate';
import { layerSizes, type UnitRef, type WeightRef } from '$lib/nn/network';
import { refKey, type Phase, type Step } from '$lib/nn/steps';
import { indexOf, letter, show, showAll, type Notation } from '../formulas/notation';

/** factor: its output is used now · part: it takes part otherwise · rest: it recedes · calm: nothing is lit yet. */
export type Role = 'factor' | 'part' | 'rest' | 'calm';

export interface UnitScene {
  unit: UnitRef;
  key: string;
  number: string;
  /** The number in the ring; null while nothing is known. */
  value: string | null;
  /** Every digit of it. */
  exact: string;
  /** Whether O is known; else the ring is dotted. */
  known: boolean;
  role: Role;
  /** Whether the value in the ring is the very result of this step. */
  fresh: boolean;
  error: { text: string; lit: boolean; key: string } | null;
  bias: {
    text: string;
    name: string;
    sign: 1 | -1;
    size: number;
    lit: boolean;
    next: string | null;
    key: string;
  } | null;
  target: { text: string; lit: boolean; key: string } | null;
  label: string;
}

export interface EdgeScene {
  weight: WeightRef;
  key: string;
  name: string;
  value: number;
  text: string;
  /** The new weight, at the step that changes it. */
  next: string | null;
  lit: boolean;
  /** The way the lit path leads; null for an update, which goes nowhere. */
  flow: 'forward' | 'error' | null;
  held: boolean;
}

export interface Scene {
  phase: Phase | null;
  sizes: number[];
  units: UnitScene[][];
  /** `edges[l]` lead from layer l to layer l + 1, by i, then j. */
  edges: EdgeScene[][];
  /** The unit that the step speaks of. */
  focus: UnitRef | null;
  names: { w: string; Err: string; T: string; θ: string };
}

const same = (a: UnitRef, b: UnitRef) => a.layer === b.layer && a.index === b.index;

/** The scene at step n of a walk; n = 0 is the tuple waiting at the inputs. */
export function sceneAt(walk: Narration, n: number, notation: Notation): Scene {
  const step = n === 0 ? null : walk.step(n);
  const sizes = layerSizes(walk.network);
  const used = new Set(step?.factors.map(refKey));
  const focus = focusOf(step);
  const context: Context = { walk, n, step, sizes, used, focus, notation };
  return {
    phase: step?.phase ?? null,
    sizes,
    focus,
    units: sizes.map((count, layer) =>
      Array.from({ length: count }, (_, index) => unitScene({ layer, index }, context)),
    ),
    edges: walk.network.layers.map((layer, l) =>
      layer.weights.flatMap((row, from) => row.map((_, to) => edgeScene({ layer: l, from, to }, context))),
    ),
    names: {
      w: 'w',
      Err: letter('Err', notation).text,
      T: letter('T', notation).text,
      θ: letter('θ', notation).text,
    },
  };
}

interface Context {
  walk: Narration;
  n: number;
  step: Step | null;
  sizes: number[];
  used: Set<string>;
  focus: UnitRef | null;
  notation: Notation;
}

function focusOf(step: Step | null): UnitRef | null {
  if (!step) return null;
  return 'unit' in step ? step.unit : { layer: step.weight.layer + 1, index: step.weight.to };
}

/** The edges whose weight is a factor now; a hidden error with several successors lights them all. */
function litEdge(weight: WeightRef, { step, used }: Context): boolean {
  if (!step) return false;
  if ('weight' in step)
    return refKey({ quantity: 'w', weight }) === refKey({ quantity: 'w', weight: step.weight });
  if (step.kind === 'hiddenError') return weight.layer === step.unit.layer && weight.from === step.unit.index;
  return used.has(refKey({ quantity: 'w', weight }));
}

function unitScene(unit: UnitRef, context: Context): UnitScene {
  const { walk, n, step, sizes, used, focus, notation } = context;
  const { layer, index } = unit;
  const known = walk.script.outputStep(unit) <= n;
  const output = walk.forward.outputs[layer][index];
  const isFocus = focus !== null && same(focus, unit);
  const sum =
    !known && isFocus && step && 'total' in step
      ? step.kind === 'netInput'
        ? step.value
        : step.total
      : null;
  const net =
    !known && layer > 0 && walk.script.netInputStep(unit) <= n
      ? walk.forward.netInputs[layer - 1][index]
      : null;
  const inside = known ? output : (sum ?? net);
  const value = inside === null ? null : show(inside, known ? (layer === 0 ? 'T' : 'O') : 'I', notation);
  const fresh = isFocus && step !== null && step.phase === 'forward';
  const takesPart =
    isFocus ||
    used.has(refKey({ quantity: 'O', unit })) ||
    used.has(refKey({ quantity: 'Err', unit })) ||
    endsLit(unit, context);
  const role: Role =
    step === null
      ? 'calm'
      : used.has(refKey({ quantity: 'O', unit }))
        ? 'factor'
        : takesPart
          ? 'part'
          : 'rest';
  const number = indexOf({ quantity: 'O', unit }, sizes);
  const error = layer > 0 ? errorScene(unit, context) : null;
  const target = layer === sizes.length - 1 ? targetScene(unit, context) : null;
  const name =
    layer === 0 ? `Input ${number}` : `Unit ${number}, ${layer === sizes.length - 1 ? 'output' : 'hidden'}`;
  const facts = [
    known ? `output ${value}` : value === null ? 'output not known yet' : `net input so far ${value}`,
    error && `error ${error.text}`,
    target && `target ${target.text}`,
  ].filter(Boolean);
  return {
    unit,
    key: refKey({ quantity: known ? 'O' : 'I', unit }),
    number,
    value,
    exact: inside === null ? '' : showAll(inside, notation),
    known,
    role,
    fresh,
    error,
    bias: layer > 0 ? biasScene(unit, context) : null,
    target,
    label: `${name}: ${facts.join(', ')}`,
  };
}

/** Whether a unit stands at an end of a lit edge. */
function endsLit({ layer, index }: UnitRef, { step }: Context): boolean {
  if (!step) return false;
  if ('weight' in step)
    return (
      (layer === step.weight.layer && index === step.weight.from) ||
      (layer === step.weight.layer + 1 && index === step.weight.to)
    );
  return step.kind === 'hiddenError' && layer === step.unit.layer + 1;
}

function errorScene(unit: UnitRef, { walk, n, step, used, focus, notation }: Context): UnitScene['error'] {
  if (walk.script.errorStep(unit) > n) return null;
  const key = refKey({ quantity: 'Err', unit });
  const made = step?.phase === 'error' && focus !== null && same(focus, unit);
  const passed = step?.kind === 'hiddenError' && unit.layer === step.unit.layer + 1;
  const text = show(walk.errors.errors[unit.layer - 1][unit.index], 'Err', notation);
  return { text, key, lit: made || passed || used.has(key) };
}

function biasScene(unit: UnitRef, { walk, n, step, sizes, used, notation }: Context): UnitScene['bias'] {
  const l = unit.layer - 1;
  const old = walk.network.layers[l].biases[unit.index];
  const at = walk.script.biasStep(unit, 'update') ?? walk.script.biasStep(unit, 'flush') ?? Infinity;
  const changing = at === n;
  const value = at <= n ? old + walk.result.applied!.biases[l][unit.index] : old;
  const key = refKey({ quantity: 'θ', unit });
  const lit =
    used.has(key) || changing || (step !== null && step.kind === 'biasGather' && same(step.unit, unit));
  const name = indexOf({ quantity: 'θ', unit }, sizes);
  return {
    name,
    key,
    lit,
    sign: value < 0 ? -1 : 1,
    size: Math.abs(value),
    text: show(changing ? old : value, 'θ', notation),
    next: changing ? show(value, 'θ', notation) : null,
  };
}

function targetScene(unit: UnitRef, { walk, used, notation }: Context): UnitScene['target'] {
  const key = refKey({ quantity: 'T', unit });
  return { text: show(walk.input.tuple.targets[unit.index], 'T', notation), lit: used.has(key), key };
}

function edgeScene(weight: WeightRef, context: Context): EdgeScene {
  const { walk, n, step, sizes, notation } = context;
  const old = walk.network.layers[weight.layer].weights[weight.from][weight.to];
  const at = walk.script.weightStep(weight, 'update') ?? walk.script.weightStep(weight, 'flush') ?? Infinity;
  const changing = at === n;
  const value = at <= n ? old + walk.result.applied!.weights[weight.layer][weight.from][weight.to] : old;
  const lit = litEdge(weight, context);
  return {
    weight,
    key: refKey({ quantity: 'w', weight }),
    name: indexOf({ quantity: 'w', weight }, sizes),
    value,
    text: show(changing ? old : value, 'w', notation),
    next: changing ? show(value, 'w', notation) : null,
    lit,
    flow: !lit || !step || step.phase === 'update' ? null : step.phase,
    held: lit && step !== null && step.phase === 'error',
  };
}
