// The course: each lesson has all its parts, every link, term, station and exercise in it leads somewhere, and it is not too long.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromParameters, generate } from '$lib/exercises/generate';
import { fromQuery } from '$lib/experiment/url';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { walkOf } from '$lib/exercises/exercise';
import { widgetNamed } from '$lib/widgets/figure/gallery';
import { keysNamed, stepNamed } from '$lib/widgets/walk/stations';
import { allLessons, lessonNamed, lessons } from '$lessons/contents';
import { entryNamed, glossary } from '$lessons/glossary';
import { readLesson } from '$lessons/meta';
import { describe, expect, it } from 'vitest';

const folder = 'src/lessons';
const files = readdirSync(folder).filter((name) => name.endsWith('.svx'));
const walk = walkOf(textbookExperiment());
/** Widgets that walk the book's tuple: their stations are the names of its quantities. */
const walks = ['walk', 'forward-walk', 'blame', 'update'];

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

it('has lessons 1 to 13, in two parts', async () => {
  expect(lessons.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  expect([...new Set(lessons.map(({ part }) => part))]).toEqual(['One tuple at a time', 'Why it works']);
  expect(await allLessons()).toHaveLength(13);
  expect(await lessonNamed('no-such')).toBeNull();
});

it('says which file and which field is wrong', () => {
  expect(() => readLesson('1-x.svx', {})).toThrow('1-x.svx: a lesson is called NN-name.svx');
  expect(() => readLesson('01-x.svx', {})).toThrow('01-x.svx: "title" is a text');
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const body = text.replace(/^---[\s\S]*?\n---\n/, '').replace(/<script[\s\S]*?<\/script>/, '');
  const slug = file.slice(3, -4);
  const scenes = body.split('<Scene').slice(1);
  const figureOf = (scene: string): string => {
    const name = /\{#snippet figure\(\)\}<([A-Z]\w*)/.exec(scene)![1];
    return new RegExp(`import ${name} from '\\$lib/widgets/([\\w-]+)/`).exec(text)![1];
  };

  it('has its front matter: notes, goals, terms, a summary, three prompts', async () => {
    const lesson = (await lessonNamed(slug))!;
    expect(lesson.prompts).toHaveLength(3);
    expect(lesson.notes.length).toBeGreaterThanOrEqual(2);
    expect(lesson.summary.length).toBeGreaterThanOrEqual(3);
    expect(lesson.promise).toMatch(/^[A-Z“].*\.$/);
    for (const need of lesson.needs) {
      const needed = lessons.find((other) => other.slug === need);
      expect(needed, need).toBeDefined();
      expect(needed!.number).toBeLessThan(lesson.number);
    }
  });

  it('has a figure in every scene, from the gallery, and prose that speaks of it', () => {
    expect(scenes.length).toBeGreaterThan(0);
    for (const scene of scenes) {
      expect(widgetNamed(figureOf(scene)), figureOf(scene)).toBeDefined();
      expect(scene.match(/<Say\b/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
    }
  });

  it('speaks of stations that its figures have', () => {
    for (const scene of scenes) {
      const figure = figureOf(scene);
      const tags = [...scene.matchAll(/<Say\b[^>]*>/g)].map(([tag]) => tag);
      for (const tag of tags) {
        const [at, of] = [attribute(tag, 'at'), attribute(tag, 'of')];
        expect(at ?? of, tag).toBeDefined();
        if (walks.includes(figure)) {
          if (at !== undefined) expect(stepNamed(at, walk), tag).not.toBeNull();
          for (const name of (of ?? '').split(' ').filter(Boolean))
            expect(keysNamed(name, walk.script.sizes), tag).toMatch(/-/);
        } else if (at !== undefined) expect(Object.keys(widgetNamed(figure)!.stations)).toContain(at);
      }
    }
  });

  it('marks every term it introduces, and only terms of the glossary', async () => {
    const { terms } = (await lessonNamed(slug))!;
    const marked = [...body.matchAll(/<Term is="([^"]*)"/g)].map((match) => match[1]);
    for (const name of [...terms, ...marked]) expect(entryNamed(name), name).toBeDefined();
    for (const name of terms) expect(marked, `${name} is not marked in the text`).toContain(name);
  });

  it('has no link inside a phrase that is one', () => {
    for (const [phrase] of body.matchAll(/<Say\b[\s\S]*?<\/Say>/g)) expect(phrase).not.toContain('<Term');
  });

  it('has at least two exercises that can be made', () => {
    const turns = [...body.matchAll(/<Turn\b[^>]*\/>/g)].map(([tag]) => tag);
    expect(turns.length).toBeGreaterThanOrEqual(2);
    for (const turn of turns) {
      const seed = /seed=\{(\d+)\}/.exec(turn)?.[1] ?? '1';
      const parameters = new URLSearchParams({ kind: attribute(turn, 'kind')!, seed });
      for (const name of ['about', 'size'])
        if (attribute(turn, name)) parameters.set(name, attribute(turn, name)!);
      const request = fromParameters(parameters);
      if ('problem' in request) expect.fail(`${turn}: ${request.problem}`);
      expect(generate(request).asked.length).toBeGreaterThan(0);
    }
  });

  it('opens its example where the address says, without complaint', async () => {
    const { open } = (await lessonNamed(slug))!;
    const { notices } = await fromQuery(open.query);
    expect(notices).toEqual([]);
  });

  it('has at most about 600 words of prose', () => {
    const plain = body
      .replace(/\$\$[^$]*\$\$/g, ' ')
      .replace(/\$[^$]*\$/g, 'x')
      .replace(/<[^>]*>/g, '')
      .replace(/\{[^}]*\}/g, '');
    expect(plain.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(640);
  });

  it('has formulas that KaTeX takes, each with a spoken form', async () => {
    const { setFormula, spoken } = (await import('../../tools/lessons.mjs')) as {
      setFormula: (tex: string, display: boolean) => string;
      spoken: (tex: string) => string;
    };
    const formulas = [...body.matchAll(/\$\$([^$]+)\$\$|\$([^$\n]+)\$/g)].map((match) =>
      (match[1] ?? match[2]).trim(),
    );
    expect(formulas.length).toBeGreaterThan(0);
    for (const tex of formulas) {
      expect(setFormula(tex, false)).not.toContain('katex-error');
      expect(spoken(tex)).not.toMatch(/\\|undefined|start fraction.*undefined/);
    }
  });
});

describe('the glossary', () => {
  it('names each term once, and a lesson that lists it', async () => {
    const all = await allLessons();
    expect(new Set(glossary.map(({ name }) => name)).size).toBe(glossary.length);
    for (const { name, lesson } of glossary) {
      const home = all.find(({ slug }) => slug === lesson);
      expect(home?.terms, name).toContain(name);
    }
  });

  it('has every term that a lesson lists', async () => {
    for (const { terms } of await allLessons())
      for (const name of terms) expect(entryNamed(name), name).toBeDefined();
  });
});
