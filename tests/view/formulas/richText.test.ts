// Sentences with symbols: how they are split for the page, and how they sound.
import { pieces, plainly, spoken } from '$lib/view/formulas/richText';
import { describe, expect, it } from 'vitest';

describe('pieces', () => {
  it('part words from symbols', () => {
    expect(pieces('Over $w_{46}$ it comes back.')).toEqual([
      { text: 'Over ' },
      { upright: '', letter: 'w', index: '46' },
      { text: ' it comes back.' },
    ]);
  });

  it.each([
    ['$l$', { upright: '', letter: 'l', index: '' }],
    ['$Err_{j}$', { upright: '', letter: 'Err', index: 'j' }],
    ['$w_{10,12}$', { upright: '', letter: 'w', index: '10,12' }],
    ['$Δw_{ij}$', { upright: 'Δ', letter: 'w', index: 'ij' }],
    ['$Δθ_{6}$', { upright: 'Δ', letter: 'θ', index: '6' }],
    ['$Σ_{i}$', { upright: 'Σ', letter: '', index: 'i' }],
    ['$O_j$', { upright: '', letter: 'O', index: 'j' }],
  ])('know %s', (text, piece) => {
    expect(pieces(text)).toEqual([piece]);
  });

  it('raise what stands between carets', () => {
    expect(pieces('1 / (1 + e^−I^)')).toEqual([{ text: '1 / (1 + e' }, { raised: '−I' }, { text: ')' }]);
  });

  it('leave plain text, and a sign without its partner, alone', () => {
    expect(pieces('Nothing here.')).toEqual([{ text: 'Nothing here.' }]);
    expect(pieces('costs 5 $ or so')).toEqual([{ text: 'costs 5 $ or so' }]);
    expect(pieces('')).toEqual([]);
  });
});

describe('spoken', () => {
  it('names letters and indices', () => {
    expect(spoken('Update, weight $w_{46}$')).toBe('Update, weight w 46');
    expect(spoken('Update, bias $θ_{6}$')).toBe('Update, bias theta 6');
    expect(spoken('$Δw_{ij}$ is added')).toBe('delta w ij is added');
    expect(spoken('$Δθ_{6}$')).toBe('delta theta 6');
    expect(spoken('$Σ_{i}$ of it')).toBe('sum i of it');
    expect(spoken('e^−I^')).toBe('e to the power −I');
  });

  it('holds no sign of the notation', () => {
    expect(spoken('$Err_{k}$ times $w_{jk}$ and $l$')).not.toMatch(/[$_{}^]/);
  });
});

describe('plainly', () => {
  it('writes symbols, indices and what is raised in a row', () => {
    expect(plainly('Over $w_{46}$ it comes back.')).toBe('Over w46 it comes back.');
    expect(plainly('$Δθ_{6}$ and e^−I^')).toBe('Δθ6 and e−I');
    expect(plainly('Nothing here.')).toBe('Nothing here.');
  });
});
