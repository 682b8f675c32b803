// Names that prose gives to quantities, and the part of a walk between two of them.
import { walkOf } from '$lib/exercises/exercise';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { refKey, resultRef } from '$lib/nn/steps';
import { rangeOf, within } from '$lib/widgets/walk/range';
import { keysNamed, refNamed, stepNamed } from '$lib/widgets/walk/stations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const walk = walkOf(textbookExperiment());
const { sizes } = walk.script;

describe('a name', () => {
  it('stands for the quantity of its unit or weight', () => {
    expect(refNamed('O4', sizes)).toEqual({ quantity: 'O', unit: { layer: 1, index: 0 } });
    expect(refNamed('w46', sizes)).toEqual({ quantity: 'w', weight: { layer: 1, from: 0, to: 0 } });
    expect(refNamed('Δw35', sizes)).toEqual({ quantity: 'dw', weight: { layer: 0, from: 2, to: 1 } });
    expect(refNamed('θ6', sizes)).toEqual({ quantity: 'θ', unit: { layer: 2, index: 0 } });
    expect(refNamed('w11,14', [9, 2, 4])).toEqual({ quantity: 'w', weight: { layer: 1, from: 1, to: 2 } });
    expect(refNamed('w910', [9, 2])).toEqual({ quantity: 'w', weight: { layer: 0, from: 8, to: 0 } });
  });

  it('that names nothing is nothing', () => {
    for (const name of ['O7', 'O0', 'w64', 'w12', 'w4', 'Err', 'x4', '', 'θ4,5'])
      expect(refNamed(name, sizes), name).toBeNull();
  });

  it('is at the step whose result it is, for every step of the walk that has one', () => {
    for (const name of ['I4', 'O4', 'I6', 'O6', 'Err6', 'Err4', 'w46', 'w24', 'θ5']) {
      const step = stepNamed(name, walk)!;
      expect(refKey(resultRef(walk.step(step)))).toBe(keysNamed(name, sizes));
    }
    expect([stepNamed('start', walk), stepNamed('end', walk), stepNamed('O1', walk)]).toEqual([0, 31, 0]);
    for (const name of ['T6', 'Err1', 'I2', 'θ3', 'nothing']) expect(stepNamed(name, walk), name).toBeNull();
  });

  it('in a list gives the keys of all its pieces; a change is drawn where its weight is', () => {
    expect(keysNamed('Err6 Δw46', sizes)).toBe('Err-2-0 w-1-0-0');
  });
});

describe('a part of the walk', () => {
  it('is a phase, or from before one name to another, or all', () => {
    expect(rangeOf(walk)).toEqual({ first: 0, last: 31 });
    expect(rangeOf(walk, 'error', 'error')).toEqual({ first: 14, last: 20 });
    expect(rangeOf(walk, 'update')).toEqual({ first: 20, last: 31 });
    expect(rangeOf(walk, 'Err5', 'w46')).toEqual({ first: 16, last: stepNamed('w46', walk) });
    expect(rangeOf(walk, 'nonsense', 'nonsense')).toEqual({ first: 0, last: 31 });
  });

  it('holds any step within itself', () => {
    fc.assert(
      fc.property(fc.integer(), (step) => {
        const range = rangeOf(walk, 'error', 'error');
        const held = within(range, step);
        return held >= range.first && held <= range.last && (held === step || step < 14 || step > 20);
      }),
    );
  });
});
