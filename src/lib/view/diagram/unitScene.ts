// What the drawing knows of one unit at a step: its output, its error, its bias, its target, and its part in the step.
import type { UnitRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import { indexOf, show, showAll } from '../formulas/notation';
import {
  same,
  type BiasScene,
  type Context,
  type ErrorScene,
  type TargetScene,
  type UnitScene,
} from './sceneParts';

export function unitScene(unit: UnitRef, context: Context): UnitScene {
  const { walk, n, step, sizes, focus, notation } = context;
  const { layer, index } = unit;
  const known = walk.script.outputStep(unit) <= n;
  const output = known ? walk.forward.outputs[layer][index] : null;
  const inside = output ?? netInputSoFar(unit, context);
  const value = inside === null ? null : show(inside, known ? (layer === 0 ? 'T' : 'O') : 'I', notation);
  const inFocus = focus !== null && same(focus, unit);
  const last = layer === sizes.length - 1;
  const number = indexOf({ quantity: 'O', unit }, sizes);
  const error = layer > 0 ? errorScene(unit, context) : null;
  const target = last ? targetScene(unit, context) : null;
  const name = layer === 0 ? `Input ${number}` : `Unit ${number}, ${last ? 'output' : 'hidden'}`;
  const facts = [
    known ? `output ${value}` : value === null ? 'output not known yet' : `net input so far ${value}`,
    error && `error ${error.text}`,
    target && `target ${target.text}`,
  ].filter(Boolean);
  return {
    unit,
    key: refKey({ quantity: known ? 'O' : 'I', unit }),
    number,
    output,
    value,
    exact: inside === null ? '' : showAll(inside, notation),
    known,
    role: roleOf(unit, context),
    focus: inFocus,
    fresh: step?.phase === 'forward' && inFocus,
    error,
    bias: layer > 0 ? biasScene(unit, context) : null,
    target,
    label: `${name}: ${facts.join(', ')}`,
  };
}

/** The net input of a unit whose output is not known yet: the sum so far while it is in focus, else the whole once it is known. */
function netInputSoFar(unit: UnitRef, { walk, n, step, focus }: Context): number | null {
  if (step && 'total' in step && focus !== null && same(focus, unit))
    return step.kind === 'netInput' ? step.value : step.total;
  return walk.script.netInputStep(unit) <= n ? walk.forward.netInputs[unit.layer - 1][unit.index] : null;
}

function roleOf(unit: UnitRef, context: Context): UnitScene['role'] {
  const { step, used, focus } = context;
  if (step === null) return 'calm';
  if (used.has(refKey({ quantity: 'O', unit }))) return 'factor';
  const takesPart =
    (focus !== null && same(focus, unit)) ||
    used.has(refKey({ quantity: 'Err', unit })) ||
    endsLit(unit, context);
  return takesPart ? 'part' : 'rest';
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

function errorScene(unit: UnitRef, { walk, n, step, used, focus, notation }: Context): ErrorScene | null {
  if (walk.script.errorStep(unit) > n) return null;
  const key = refKey({ quantity: 'Err', unit });
  const made = step?.phase === 'error' && focus !== null && same(focus, unit);
  const passed = step?.kind === 'hiddenError' && unit.layer === step.unit.layer + 1;
  const value = walk.errors.errors[unit.layer - 1][unit.index];
  return { value, text: show(value, 'Err', notation), key, lit: made || passed || used.has(key) };
}

function biasScene(unit: UnitRef, { walk, n, step, sizes, used, notation }: Context): BiasScene {
  const l = unit.layer - 1;
  const old = walk.network.layers[l].biases[unit.index];
  const at = walk.script.biasStep(unit, 'update') ?? walk.script.biasStep(unit, 'flush') ?? Infinity;
  const changing = at === n;
  const value = at <= n ? old + walk.result.applied!.biases[l][unit.index] : old;
  const key = refKey({ quantity: 'θ', unit });
  const gathering = step !== null && step.kind === 'biasGather' && same(step.unit, unit);
  return {
    name: indexOf({ quantity: 'θ', unit }, sizes),
    key,
    lit: used.has(key) || changing || gathering,
    sign: value < 0 ? -1 : 1,
    size: Math.abs(value),
    text: show(changing ? old : value, 'θ', notation),
    next: changing ? show(value, 'θ', notation) : null,
  };
}

function targetScene(unit: UnitRef, { walk, used, notation }: Context): TargetScene {
  const key = refKey({ quantity: 'T', unit });
  const value = walk.input.tuple.targets[unit.index];
  return { value, text: show(value, 'T', notation), lit: used.has(key), key };
}
