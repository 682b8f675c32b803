// The projector: nothing small, cut off or scrolling at the sizes of lecture rooms; a talk by clicker keys alone.
import { findings } from './support/access';
import { faults } from './support/room';
import { expect, test, type Page } from './support/test';

const screens = [
  [1024, 768],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const;

const open = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/present/${query}`);
  await expect(page.locator('.slide .place')).toBeVisible();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
};
const place = (page: Page) => page.locator('.slide .place');

for (const [width, height] of screens) {
  for (const ground of ['white', 'black'] as const) {
    // The bare letter T stands before its value, in the same size.
    test(`every step can be read from the last row, ${width}×${height}, ${ground}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const preset of ['textbook', 'xor', 'mazur']) {
        await open(page, `?preset=${preset}&ground=${ground}`);
        const [, last] = (await place(page).textContent())!.match(/of (\d+)/)!;
        for (let step = 1; step <= Number(last); step++) {
          await page.keyboard.press('PageDown');
          await expect(place(page)).toContainText(`step ${step} of`);
          await expect(page.locator('.formula .katex:visible').first()).toBeVisible();
          expect(await faults(page), `${preset}, step ${step}`).toEqual([]);
        }
      }
    });
  }
}

/** Wide layers, other activations and losses, what lessons open on; each at a few steps, as a slide and as a question. */
const others = [
  'preset=iris',
  'preset=iris&act=relu,softmax&mom=0.9&l2=0.001&upd=batch-4',
  'preset=digits',
  'preset=digits&net=64-32-10&act=tanh,softmax',
  'preset=diabetes',
  'preset=circle',
  'preset=spirals',
  'preset=regression',
  'preset=parity',
  'preset=xor&act=tanh,sigmoid&loss=binary_cross_entropy',
  'lesson=epochs',
  'lesson=local-minima',
];
for (const [i, [width, height]] of screens.entries()) {
  const ground = i % 2 === 0 ? 'white' : 'black';
  test(`wide and other networks can be read from the last row, ${width}×${height}, ${ground}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const query of others) {
      await open(page, `?${query}&ground=${ground}`);
      const [, last] = (await place(page).textContent())!.match(/of (\d+)/)!;
      for (const share of [0, 0.13, 0.31, 0.47, 0.62, 0.8, 1]) {
        const step = Math.round(Number(last) * share);
        await page.keyboard.press('g');
        await page.keyboard.type(String(step));
        await page.keyboard.press('Enter');
        await expect(place(page)).toContainText(`step ${step} of`);
        if (step > 0) await expect(page.locator('.formula .katex:visible').first()).toBeVisible();
        expect(await faults(page), `${query}, step ${step}`).toEqual([]);
      }
      await page.keyboard.press('Home');
      await page.keyboard.press('h');
      await expect(page.locator('.question')).toBeVisible();
      expect(await faults(page), `${query}, asked`).toEqual([]);
    }
  });
}

test('the spotlight dims all but a circle, follows the pointer, and Esc ends it', async ({ page }) => {
  await open(page, '?at=1.1.12');
  await page.keyboard.press('o');
  const dim = page.locator('path.dim');
  await expect(dim).toBeVisible();
  const before = await dim.getAttribute('d');
  await page.mouse.move(200, 300);
  await expect(dim).not.toHaveAttribute('d', before!);
  await page.keyboard.press('Escape');
  await expect(dim).toHaveCount(0);
  await expect(place(page)).toHaveText('step 12 of 31');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('the spotlight goes where a finger is put and follows it, and the slide stays', async ({ page }) => {
    await open(page, '?at=1.1.12');
    await page.keyboard.press('o');
    const dim = page.locator('path.dim');
    await expect(dim).toBeVisible();
    const finger = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    const at = () => dim.getAttribute('d');
    const before = await at();
    await touch('touchStart', { x: 200, y: 300 });
    await expect.poll(at).not.toBe(before);
    const put = await at();
    for (const x of [260, 340, 420]) await touch('touchMove', { x, y: 320 });
    await expect.poll(at).not.toBe(put);
    const moved = await at();
    await touch('touchEnd');
    await expect(dim).toBeVisible();
    expect(await at()).toBe(moved);
    await expect(place(page)).toHaveText('step 12 of 31');
    expect(await page.evaluate(() => scrollX + scrollY)).toBe(0);
  });
});

test('the formula can come first, and is then above the network and larger', async ({ page }) => {
  await open(page, '?at=1.1.20');
  const size = () =>
    page
      .locator('.formula .result')
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const before = await size();
  await page.keyboard.press('v');
  await expect.poll(size).toBeGreaterThan(before);
  const top = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().top);
  expect(await top('.slide .formula-slot')).toBeLessThan(await top('.slide .net'));
});

test('a talk by the keys of a clicker alone', async ({ page }) => {
  await open(page);
  await expect(place(page)).toHaveText('step 0 of 31');
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press('PageDown');
    await expect(place(page)).toHaveText(`step ${step} of 31`);
  }
  await page.keyboard.press('PageUp');
  await expect(place(page)).toHaveText('step 4 of 31');

  // Black and back, by the key itself and by any other, which then does nothing else.
  const blank = page.getByRole('button', { name: 'Show the slide again' });
  await page.keyboard.press('.');
  await expect(blank).toBeVisible();
  await page.keyboard.press('.');
  await expect(blank).toBeHidden();
  await page.keyboard.press('b');
  await page.keyboard.press('PageDown');
  await expect(blank).toBeHidden();
  await expect(place(page)).toHaveText('step 4 of 31');

  // Neither F5 nor Esc loses anything.
  await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1));
  await page.keyboard.press('F5');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press('F5');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { mark?: number }).mark)).toBe(1);
  await expect(place(page)).toHaveText('step 4 of 31');

  // Page keys are one step even where the focus is on the timeline, in which they would be ten.
  await page.getByRole('slider').focus();
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 5 of 31');
});

test('the address follows, and loading it again comes back to the same step and ground', async ({ page }) => {
  await open(page);
  await page.keyboard.press('g');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveText('step 20 of 31');
  await page.keyboard.press('i');
  await expect(page.locator('html')).toHaveAttribute('data-ground', 'black');
  await expect(page).toHaveURL(/at=1\.1\.20.*ground=black/);
  await page.reload();
  await expect(place(page)).toHaveText('step 20 of 31');
  await expect(page.locator('html')).toHaveAttribute('data-ground', 'black');
});

test('phases, ends, sizes; pointer, drawing, timer', async ({ page }) => {
  await open(page);
  await page.keyboard.press('End');
  await expect(place(page)).toHaveText('step 31 of 31');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(place(page)).not.toHaveText('step 0 of 31');
  const size = () => page.locator('.slide .where').evaluate((one) => one.getBoundingClientRect().height);
  const before = await size();
  await page.keyboard.press('+');
  expect(await size()).toBeGreaterThan(before * 1.05);
  await page.keyboard.press('-');

  await page.keyboard.press('l');
  await page.mouse.move(300, 200);
  await expect(page.locator('circle[r="30"]').first()).toBeVisible();
  await page.keyboard.press('d');
  await page.mouse.down();
  await page.mouse.move(400, 300);
  await page.mouse.up();
  const strokes = page.locator('svg.drawing path:not(.under)');
  await expect(strokes).toHaveCount(1);
  await page.keyboard.press('z');
  await expect(strokes).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page.getByRole('timer')).toHaveText('0:00');
  await expect(page.getByRole('timer')).toHaveText('0:02');
});

test('a theme chosen for the site stands again once the projector is left, and letters can be switched off', async ({
  page,
}) => {
  await page.addInitScript(() =>
    localStorage.setItem('backstep:settings', JSON.stringify({ theme: 'dark', shortcuts: false })),
  );
  await open(page);
  await page.keyboard.press('n');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText('step 1 of 31');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the step-through opens the projector at its step', async ({ page }) => {
  await page.goto('/?at=1.1.20');
  await expect(page.locator('footer p').last()).toContainText('step 20 of');
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Projector' }).click();
  const projector = await opening;
  await expect(projector.locator('.slide .place')).toHaveText('step 20 of 31');
});

test('axe finds nothing on the slide nor on its sheets', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, '?at=1.1.20');
  expect(await findings(page)).toEqual([]);
  for (const [key, name] of [
    ['?', 'Keys'],
    ['a', 'The algorithm'],
    ['q', 'This step on your own screen'],
    ['g', 'Go to a step'],
  ]) {
    await page.keyboard.press(key);
    const sheet = page.getByRole('dialog', { name });
    await expect(sheet).toBeVisible();
    expect(await sheet.evaluate((one) => one.scrollHeight <= one.clientHeight), name).toBe(true);
    expect(await findings(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  }
});
