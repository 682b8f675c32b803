// The settings: whatever was kept is read without complaint, and every change is kept where storage is allowed.
import { readSettings, Settings } from '$lib/state/Settings.svelte';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const defaults = {
  theme: 'auto',
  notation: { letters: 'book', digits: 3, decimal: 'point' },
  shortcuts: true,
};

describe('reading the settings', () => {
  it.each([null, '', '{}', 'null', '[]', '3', '"dark"', 'true', '{', '{"theme"', 'undefined'])(
    'gives the defaults for %s',
    (text) => expect(readSettings(text)).toEqual(defaults),
  );

  it('takes what is known', () => {
    const kept = {
      theme: 'contrast',
      notation: { letters: 'delta', digits: 5, decimal: 'comma' },
      shortcuts: false,
    };
    expect(readSettings(JSON.stringify(kept))).toEqual(kept);
  });

  it('gives the default for each part that is unknown, and keeps the others', () => {
    const read = readSettings('{"theme":"pink","notation":{"digits":99,"decimal":"comma"},"shortcuts":3}');
    expect(read).toEqual({ ...defaults, notation: { letters: 'book', digits: 3, decimal: 'comma' } });
  });

  it.each([
    [2, 2],
    [6, 6],
    [4.4, 4],
    [1, 3],
    [7, 3],
    ['4', 4],
    [null, 3],
    ['many', 3],
    [[], 3],
  ])('reads %j digits as %i', (digits, read) => {
    expect(readSettings(JSON.stringify({ notation: { digits } })).notation.digits).toBe(read);
  });

  it('never fails and never gives anything unknown', () => {
    const part = fc.oneof(fc.jsonValue(), fc.constantFrom('dark', 'comma', 'delta', 4));
    const nearly = fc.record(
      {
        theme: part,
        notation: fc.oneof(part, fc.record({ letters: part, digits: part, decimal: part })),
        shortcuts: part,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          nearly.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const { theme, notation, shortcuts } = readSettings(text);
          expect(['auto', 'light', 'dark', 'contrast']).toContain(theme);
          expect(['book', 'delta']).toContain(notation.letters);
          expect(['point', 'comma']).toContain(notation.decimal);
          expect([2, 3, 4, 5, 6]).toContain(notation.digits);
          expect(typeof shortcuts).toBe('boolean');
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('the settings', () => {
  const kept = new Map<string, string>();
  const dataset: { theme?: string } = {};
  let preferred: string[] = [];
  beforeEach(() => {
    kept.clear();
    preferred = [];
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    vi.stubGlobal('document', { documentElement: { dataset } });
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: preferred.some((name) => query.includes(name)),
    }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are kept at every change and taken up again', () => {
    const settings = new Settings();
    settings.theme = 'dark';
    settings.notation = { letters: 'delta', digits: 4, decimal: 'comma' };
    settings.shortcuts = false;
    const again = new Settings();
    expect(again.theme).toBe('auto');
    again.load();
    expect(again.theme).toBe('dark');
    expect(again.notation).toEqual({ letters: 'delta', digits: 4, decimal: 'comma' });
    expect(again.shortcuts).toBe(false);
  });

  it('set the theme on the page; "auto" follows the system', () => {
    const settings = new Settings();
    settings.theme = 'contrast';
    expect(dataset.theme).toBe('contrast');
    settings.theme = 'auto';
    expect(dataset.theme).toBe('light');
    preferred = ['dark'];
    settings.theme = 'auto';
    expect(dataset.theme).toBe('dark');
    preferred = ['contrast', 'dark'];
    settings.theme = 'auto';
    expect(dataset.theme).toBe('contrast');
  });

  it('live as long as the page where storage is refused', () => {
    const refuse = () => {
      throw new Error('refused');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    const settings = new Settings();
    settings.load();
    settings.shortcuts = false;
    expect(settings.shortcuts).toBe(false);
    expect(settings.theme).toBe('auto');
  });
});
