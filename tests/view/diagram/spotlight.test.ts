// A spotlight lights what it is told and nothing else, at any step of the book's walk.
import { refKey } from '$lib/nn/steps';
import { sceneAt } from '$lib/view/diagram/scene';
import { spotlight } from '$lib/view/diagram/spotlight';
import { bookNotation } from '$lib/view/formulas/notation';
import { told, walk } from '$lib/widgets/chain-ladder/ladder';
import { expect, test } from 'vitest';

const output = refKey({ quantity: 'O', unit: { layer: 1, index: 0 } });
const weight = refKey({ quantity: 'w', weight: { layer: 0, from: 1, to: 0 } });
const error = refKey({ quantity: 'Err', unit: { layer: 2, index: 0 } });

test('only what is named is lit', () => {
  for (let n = 0; n <= walk.length; n++) {
    const scene = spotlight(sceneAt(walk, n, bookNotation), {
      phase: 'error',
      outputs: [output],
      weights: [weight],
      flow: 'error',
    });
    expect(
      scene
        .edges()
        .filter(({ lit }) => lit)
        .map(({ key }) => key),
    ).toEqual([weight]);
    expect(scene.edge({ layer: 0, from: 1, to: 0 }).flow).toBe('error');
    const lit = scene.units.flat().filter(({ role }) => role !== 'rest');
    expect(lit.map(({ key }) => key)).toEqual(scene.units[1][0].key === output ? [output] : []);
    expect(scene.units.flat().every((unit) => !unit.bias?.lit && !unit.target?.lit)).toBe(true);
  }
});

test('errors are hidden unless they are lit or known', () => {
  const at = (light: { errors?: string[]; known?: string[] }) =>
    spotlight(sceneAt(walk, told, bookNotation), { phase: 'error', ...light })
      .units.flat()
      .flatMap((unit) => (unit.error ? [[unit.error.key, unit.error.lit]] : []));
  expect(at({})).toEqual([]);
  expect(at({ known: [error] })).toEqual([[error, false]]);
  expect(at({ errors: [error] })).toEqual([[error, true]]);
});
