// One file: what goes in comes out, whatever it holds, and a package around it.
import {
  BLOCK,
  escapeMarkup,
  fill,
  jsonForPage,
  PLACE,
  readBlock,
  UNTITLED,
  type OneFile,
} from '$lib/export/oneFile';
import { factsOf, identifierOf, manifestOf, packageOf } from '$lib/export/scorm';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const page = `<head>${UNTITLED}</head><body>${PLACE}<script>1</script></body>`;
const file: OneFile = {
  title: 'A unit',
  site: 'https://example.org/',
  content: { kind: 'lessons', slugs: ['a-unit'] },
  scoring: { passMark: 60, best: true },
};
const block = (text: string): string =>
  new RegExp(`<script type="application/json" id="${BLOCK}">([^<]*)</script>`).exec(text)![1];

it('gives back what was put in, whatever the texts are', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('</script>', '<!--', '$&', '$`', PLACE, UNTITLED, '\u2028', ']]>'),
  );
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1 }), (title, queries) => {
      const given: OneFile = { ...file, title, content: { kind: 'exercises', queries } };
      const filled = fill(page, given);
      expect(readBlock(block(filled))).toEqual(given);
      expect(filled.match(/<script/g)).toHaveLength(2);
      expect(filled).toContain(`<title>${escapeMarkup(title)}</title>`);
    }),
  );
});

it('refuses a page that is no player', () => {
  for (const other of ['', '<p>404</p>', UNTITLED, `${UNTITLED}${PLACE}${PLACE}`])
    expect(() => fill(other, file)).toThrow('could not be fetched whole');
});

it('reads nothing that a player could not show, and never fails', () => {
  const { title, site, content } = file;
  for (const bad of [
    null,
    {},
    { title, site },
    { title, site: 'javascript:alert(1)', content },
    { title, site: 'nowhere', content },
    { title, site, content: { kind: 'lessons', slugs: [] } },
    { title, site, content: { kind: 'lessons', slugs: [1] } },
    { title, site, content: { kind: 'widget', name: 'unit', example: 0.5 } },
    { title, site, content: { kind: 'other' } },
  ])
    expect(readBlock(jsonForPage(bad))).toBeNull();
  expect(readBlock(jsonForPage({ ...file, scoring: { passMark: 101, best: 1 } }))!.scoring).toEqual({
    passMark: null,
    best: false,
  });
  fc.assert(fc.property(fc.string(), (text) => void readBlock(text)));
});

it('is packed with its manifest, the same bytes each time', () => {
  const facts = factsOf({ ...file, title: 'Blame & <error>' }, 'Says "who"');
  const bytes = packageOf('<p>page</p>', facts);
  expect(packageOf('<p>page</p>', facts)).toEqual(bytes);
  const files = unzipSync(bytes);
  expect(strFromU8(files['index.html'])).toBe('<p>page</p>');
  const manifest = strFromU8(files['imsmanifest.xml']);
  expect(manifest).toContain('<adlcp:masteryscore>60</adlcp:masteryscore>');
  expect(manifest).toContain('<title>Blame &amp; &lt;error&gt;</title>');
  expect(manifestOf({ ...facts, passMark: null })).not.toContain('masteryscore');
  fc.assert(
    fc.property(fc.string(), (text) => void expect(identifierOf(text)).toMatch(/^[a-z][a-z0-9-]{1,99}$/)),
  );
});
