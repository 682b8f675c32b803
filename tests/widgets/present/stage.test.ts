// The stage: a screen of any size in the lengths of the design; time in words; the QR code.
import { codeOf } from '$lib/widgets/present/code';
import { elapsed } from '$lib/widgets/present/elapsed';
import { stageOf } from '$lib/widgets/present/stage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('stageOf', () => {
  it('is 768 high on screens of a room, whatever their pixels', () => {
    for (const [width, height] of [
      [1024, 768],
      [1280, 720],
      [1920, 1080],
      [3840, 2160],
    ])
      expect(stageOf(width, height).height).toBeCloseTo(768, 9);
  });
  it('fills every screen exactly, and never has less width than the slide needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 8000 }), fc.integer({ min: 200, max: 5000 }), (w, h) => {
        const { width, height, scale } = stageOf(w, h);
        expect(width * scale).toBeCloseTo(w, 6);
        expect(height * scale).toBeCloseTo(h, 6);
        expect(width).toBeGreaterThanOrEqual(540 - 1e-9);
        expect(height).toBeGreaterThanOrEqual(768 - 1e-9);
      }),
    );
  });
  it('has less room when everything is larger', () => {
    expect(stageOf(1024, 768, 1.2).height).toBeCloseTo(640, 9);
  });
});

describe('elapsed', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [7_999, '0:07'],
    [750_000, '12:30'],
    [4_500_000, '75:00'],
  ])('%s ms is %s', (milliseconds, text) => expect(elapsed(milliseconds)).toBe(text));
});

describe('codeOf', () => {
  it('has the three corners that readers look for, within a border of four', () => {
    const { size, path } = codeOf('https://example.org/?at=1.1.20')!;
    const dark = (x: number, y: number): boolean => path.includes(`M${x} ${y}h1v1h-1z`);
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ]) {
      for (let i = 0; i < 7; i++) {
        expect([dark(x + i, y), dark(x, y + i), dark(x + i, y + 6), dark(x + 6, y + i)]).toEqual(
          Array(4).fill(true),
        );
      }
      expect(dark(x + 1, y + 1)).toBe(false);
      expect(dark(x + 3, y + 3)).toBe(true);
    }
    expect(path).not.toMatch(/M[0-3] /);
  });
  it('is none for what could not be read across a room', () => expect(codeOf('x'.repeat(601))).toBeNull());
});
