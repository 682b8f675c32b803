// The drawing: at every step of every example nothing written overlaps, nothing leaves the stage, and no page scrolls sideways.
import { atStep, network, open, place, titles } from './support/reading';
import { expect, test, type Page } from './support/test';

type Preset = keyof typeof titles;

/** What of the drawing overlaps or sticks out, in words. */
function faults(page: Page): Promise<string[]> {
  return network(page).evaluate((drawing) => {
    interface Piece {
      name: string;
      box: DOMRect;
      of: Element;
    }
    /** The box around what is written and drawn, without the ground that is laid under it. */
    const around = (elements: Iterable<Element>): DOMRect | null => {
      const boxes = [...elements].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
      if (boxes.length === 0) return null;
      const left = Math.min(...boxes.map((box) => box.left));
      const top = Math.min(...boxes.map((box) => box.top));
      return new DOMRect(
        left,
        top,
        Math.max(...boxes.map((box) => box.right)) - left,
        Math.max(...boxes.map((box) => box.bottom)) - top,
      );
    };
    const pieces: Piece[] = [];
    const add = (kind: string, of: Element, elements: Iterable<Element>) => {
      const box = around(elements);
      if (box)
        pieces.push({
          name: `${kind} ${(of.textContent ?? '').replace(/[\s\u200b]+/g, ' ').trim()}`,
          box,
          of,
        });
    };
    for (const label of drawing.querySelectorAll('.label'))
      add('label', label, label.querySelectorAll('text'));
    for (const unit of drawing.querySelectorAll('[data-unit]')) {
      for (const ring of unit.querySelectorAll('.ring')) add('ring', ring.parentElement!, [ring]);
      for (const tag of unit.querySelectorAll('.tag')) add('tag', tag, tag.querySelectorAll('path, text'));
      for (const bias of unit.querySelectorAll('[data-ref^="θ-"]'))
        add('bias', bias, bias.querySelectorAll('text'));
      for (const target of unit.querySelectorAll('[data-ref^="T-"]'))
        add('target', target, target.querySelectorAll('text'));
    }

    const found: string[] = [];
    /** Text boxes reach above and below their letters; a few pixels of that are empty. */
    const overlap = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    for (const [i, a] of pieces.entries())
      for (const b of pieces.slice(i + 1))
        if (!a.of.contains(b.of) && !b.of.contains(a.of) && overlap(a.box, b.box))
          found.push(`${a.name} overlaps ${b.name}`);
    const stage = drawing.getBoundingClientRect();
    for (const { name, box } of pieces)
      if (box.left < stage.left - 1 || box.right > stage.right + 1) found.push(`${name} leaves the stage`);
    if (pieces.length === 0) found.push('nothing is drawn');
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });
}

for (const preset of Object.keys(titles) as Preset[])
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ])
    test(`${preset} at ${width} × ${height}: every step of the first tuple is drawn clear`, async ({
      page,
    }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page, `?preset=${preset}&at=1.1.0`);
      const steps = Number(/of (\d+)\s*$/.exec((await place(page).textContent())!)![1]);
      const found: string[] = [];
      for (let step = 0; step <= steps; step++) {
        found.push(...(await faults(page)).map((fault) => `step ${step}: ${fault}`));
        if (step < steps) await page.keyboard.press('ArrowRight');
      }
      await atStep(page, steps);
      expect(found).toEqual([]);
    });

for (const width of [320, 390, 768, 1024, 1280])
  test(`at ${width} px no state of the page scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await open(page);
    expect(await fits(), 'the first screen').toBeLessThanOrEqual(0);
    for (const query of ['?at=1.1.16', '?preset=diabetes&at=1.1.60', '?preset=iris&at=1.1.30']) {
      await open(page, query);
      await page.getByRole('group', { name: 'Formula' }).locator('.katex-html').first().waitFor();
      expect(await fits(), query).toBeLessThanOrEqual(0);
    }
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Edit' }).waitFor();
    expect(await fits(), 'the editor').toBeLessThanOrEqual(0);
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: /^(Training|Stopped)/ }).waitFor();
    expect(await fits(), 'training').toBeLessThanOrEqual(0);
  });
