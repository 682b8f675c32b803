// What the page tells: the words of a position, aloud too.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { countText, tell } from '$lib/widgets/step-through/telling';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { networkAndTuples, updateRule } from '../../support/arbitraries';
import { xor } from '../../support/experiments';
import { narrations } from '../../support/narrations';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const comma: Notation = { letters: 'delta', digits: 2, decimal: 'comma' };

describe('a position', () => {
  const { network, data, training } = textbookExperiment();
  const [walk] = narrations(network, data.tuples, training, 0.9);

  it('at the inputs says what waits there', () => {
    expect(tell(walk, 0, bookNotation, 'One tuple')).toEqual({
      where: 'Ready',
      sentence: 'One tuple is waiting at the inputs: 1, 0, 1. The answer should be 1.',
      line: 'inputs',
      formula: null,
      aloud: 'Ready. One tuple is waiting at the inputs: 1, 0, 1. The answer should be 1.',
    });
  });

  it('at a step says its place, its sentence and its result', () => {
    const told = tell(walk, walk.script.errorStep({ layer: 2, index: 0 }), bookNotation, 'One tuple');
    expect(told.where).toBe('Error, output unit 6');
    expect(told.line).toBe('outputError');
    expect(told.formula).not.toBeNull();
    expect(told.aloud).toBe(
      'Error, output unit 6. That difference, times unit 6’s own slope, is its error. Result 0.1312.',
    );
    const update = tell(walk, walk.script.weightStep({ layer: 1, from: 0, to: 0 }, 'update')!, comma, '');
    expect(update.aloud).toBe(
      'Update, weight w 46. w 46 moves by the rate, times the error ahead of it, times the output behind it. Result −0,26.',
    );
  });

  it('can be said aloud at every step of any walk', () => {
    fc.assert(
      fc.property(
        networkAndTuples,
        updateRule,
        fc.constantFrom(bookNotation, comma),
        ({ network, tuples }, rule, notation) => {
          for (const walk of narrations(network, tuples.slice(0, 1), rule))
            for (let n = 0; n <= walk.length; n++)
              expect(tell(walk, n, notation, 'One tuple').aloud).not.toMatch(/[$_{}^]|undefined|NaN/);
        },
      ),
      { numRuns: 40, seed: 8 },
    );
  });
});

describe('the count', () => {
  it('says which tuple it is of how many', () => {
    expect(countText(textbookExperiment(), { epoch: 3, tuple: 0, step: 0 })).toBe('One tuple');
    expect(countText(xor(), { epoch: 1, tuple: 2, step: 5 })).toBe('Tuple 3 of 4');
  });
});
