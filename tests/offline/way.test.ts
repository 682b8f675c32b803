// What the service worker does with a request.
import { isNeeded, isOurs, pageAt, pathIn, storeOf, wayOf } from '$lib/offline/way';
import { expect, it } from 'vitest';

const origin = 'https://example.org';
const asked = (path: string, rest = {}) => ({
  method: 'GET',
  mode: 'cors',
  ranged: false,
  url: `${origin}${path}`,
  ...rest,
});
const way = (path: string, rest = {}) => wayOf(asked(path, rest), origin, '/backstep');

it('answers files that never change from the store, all others from the net first', () => {
  expect(way('/backstep/_app/immutable/chunks/a.js')).toBe('kept');
  expect(way('/backstep/theme.js')).toBe('fresh');
  expect(way('/backstep/pagefind/pagefind.js')).toBe('fresh');
  expect(way('/backstep/lab/?preset=xor', { mode: 'navigate' })).toBe('page');
});

it('leaves alone what is not of the site, what others embed, what is sent, parts of files, and its own script', () => {
  expect(way('/other/lab/')).toBe('none');
  expect(way('/backstepping/')).toBe('none');
  expect(wayOf({ ...asked('/'), url: 'https://elsewhere.org/backstep/' }, origin, '/backstep')).toBe('none');
  for (const path of ['embed/v1/blame/', 'embed.js', 'oembed/blame.json', 'service-worker.js'])
    expect(way(`/backstep/${path}`, { mode: 'navigate' })).toBe('none');
  expect(way('/backstep/', { method: 'POST' })).toBe('none');
  expect(way('/backstep/', { ranged: true })).toBe('none');
});

it('works at the root of a host too', () => {
  expect(pathIn(`${origin}/lab/?x#y`, origin, '')).toBe('/lab/');
  expect(wayOf(asked('/_app/immutable/a.js'), origin, '')).toBe('kept');
});

it('finds a page under its one address', () => {
  expect(['/', '/lab', '/lab/', '/lab/index.html', '/404.html'].map(pageAt)).toEqual([
    '/',
    '/lab/',
    '/lab/',
    '/lab/',
    '/404.html',
  ]);
});

it('keeps what is needed, in stores of its own', () => {
  expect(['/', '/theme.js', '/icons/icon-192.png'].every(isNeeded)).toBe(true);
  expect(['/social/a-unit.jpg', '/_headers', '/embed/v1/blame/', '/oembed/x.json'].some(isNeeded)).toBe(
    false,
  );
  expect(isOurs(storeOf('7'))).toBe(true);
  expect(isOurs('another')).toBe(false);
});
