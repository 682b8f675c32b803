// Everything that can be embedded has a name of its own, and can be written down in every form.
import { oembed } from '$lib/embed/oembed';
import { readParameters } from '$lib/embed/parameters';
import { addressOf, attribute, snippets } from '$lib/embed/snippets';
import { kindOf } from '$lib/embed/subjects';
import { widgets } from '$lib/widgets/figure/gallery';
import { subjectNamed, subjects } from '../../src/routes/embed/v1/[widget]/subjects';
import { lessons } from '$lessons/contents';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const site = 'https://example.org/backstep';

test('no two subjects share a name, and none is left out', () => {
  const names = subjects.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(2 + widgets.length + lessons.length);
  for (const name of names) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(subjectNamed(name)?.kind).toBe(kindOf(name));
  }
});

test('an answer to oEmbed has what its version 1.0 asks of a rich one', () => {
  for (const subject of subjects) {
    const answer = oembed(site, subject);
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: subject.title, width: 640 });
    expect(answer.height).toBeGreaterThan(200);
    expect(answer.html).toContain(`src="${site}/embed/v1/${subject.name}/"`);
  }
});

test('every form of an embed holds its address, and its parameters come back from it', () => {
  const titles = fc.constantFrom('A unit', '<b> & "quoted" [x]');
  const values = fc.record({ step: fc.constantFrom('Err4', 'Δw46', 'θ4'), id: fc.constantFrom('a', 'b-2') });
  fc.assert(
    fc.property(titles, values, (title, given) => {
      const query = String(new URLSearchParams(given));
      const embed = { name: 'walk', title, kind: 'walk' as const, query };
      for (const { name, text } of snippets(site, embed)) {
        if (name === 'oEmbed') expect(text).toBe(`${site}/oembed/walk.json`);
        else if (name === 'Element') {
          expect(text).toContain(` step="${given.step}"`);
          expect(text).toContain(` widget-id="${given.id}"`);
        } else {
          const found = /https:[^"\s)]*\/embed\/v1\/walk\/\?[^"\s)]*/
            .exec(text)?.[0]
            .replaceAll('&amp;', '&');
          expect(found, name).toBe(addressOf(site, embed));
          expect(readParameters(new URL(found!).searchParams)).toMatchObject({ notices: [], values: given });
        }
        if (!['GitHub', 'oEmbed', 'Jupyter'].includes(name))
          expect(text).toContain(`title="${attribute(title)}"`);
      }
    }),
  );
});
