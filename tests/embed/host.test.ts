// The script for other people's pages is small, classic and complete.
import { gzipSync } from 'node:zlib';
import { Script } from 'node:vm';
import script from '$lib/embed/host/embed.ts?script';
import { expect, test } from 'vitest';

test('it is at most 2 kB gzipped', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(2048);
});

test('it is a classic script that imports nothing', () => {
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/\bimport\b|\bexport\b/);
});
