// The words of a wide drawing: what a column shows, and the longest texts that room is kept for.
import { barNotes, barsOf } from './bars';
import type { Scene } from './sceneParts';
import type { Column, Texts } from './wide';

/** The two layers that the step joins; a bias belongs to one. */
export function pairOf({ phase, focus, weight, sum }: Scene): number[] {
  if (!focus) return [];
  if (weight) return [weight.layer, weight.layer + 1];
  if (sum) return [focus.layer, sum.terms[0].unit.layer];
  return phase === 'update' ? [focus.layer] : [focus.layer, focus.layer - 1];
}

/** The longest of the texts, and at least as long as what is to come. */
export function textsOf(scene: Scene): Texts {
  const last = scene.units[scene.sizes.length - 1];
  const longest = (texts: string[]) =>
    texts.reduce((most, text) => (text.length > most.length ? text : most));
  return {
    output: longest(['0.000', ...last.map((unit) => unit.value ?? '')]),
    error: longest(['−0.0000', ...last.map((unit) => unit.error?.text ?? '')]),
    number: last[last.length - 1].number,
  };
}

/** What a column's units are called; the longest first. */
export function titlesOf({ units, sizes }: Scene, { layer }: Column): string[] {
  const [first, last] = [units[layer][0].number, units[layer][units[layer].length - 1].number];
  const name = layer === 0 ? 'Input' : layer === sizes.length - 1 ? 'Output' : 'Hidden';
  if (first === last) return [`${name} ${first}`, first];
  const kind = name === 'Hidden' ? name : `${name}s`;
  return [`${kind} ${first} to ${last}`, `${kind} ${first}–${last}`, `${first}–${last}`];
}

/** What is drawn of them; the longest first. */
export function notesOf(scene: Scene, column: Column): string[] {
  const { layer, kind } = column;
  if (kind === 'strip') return barNotes(barsOf(scene, layer));
  if (kind === 'picture') {
    const own = scene.focus?.layer === 1 ? scene.units[1][scene.focus.index].number : null;
    return own === null
      ? ['fill: output']
      : [`fill: output; square: weight into unit ${own}`, `square: weight into ${own}`];
  }
  const wanted = scene.units[layer].filter((unit) => unit.target?.value === 1);
  const oneOfAll =
    scene.units[layer].length > 1 &&
    wanted.length === 1 &&
    scene.units[layer].every((unit) => unit.target!.value === 1 || unit.target!.value === 0);
  return kind === 'rows' && oneOfAll
    ? [`target: 1 at unit ${wanted[0].number}, else 0`, `target: ${wanted[0].number}`]
    : [];
}
