// Embeds among others: slides of reveal.js, a page with ten, and the page of the site where embeds are built.
import { readdir, readFile } from 'node:fs/promises';
import { findings } from './support/access';
import { hostPage, said, startHost, type Host } from './support/host';
import { expect, test } from './support/test';

const site = `http://127.0.0.1:${process.env.E2E_PORT}`;
const frame = (path: string, source = 'src', height = 620): string =>
  `<iframe sandbox="allow-scripts" title="embed" width="640" height="${height}" style="border:0" ${source}="${site}/embed/v1/${path}"></iframe>`;
const ten = Array.from({ length: 10 }, (_, i) => frame(`lab/?data=xor&ui=bare&play=on&id=lab-${i}`));

const pages: Record<string, string> = {
  '/deck': hostPage(
    `<div class="reveal"><div class="slides">
       <section><h2>Two embeds</h2></section>
       <section>${frame('step-through/?step=Err4&id=first&ui=stepper', 'data-src', 760)}</section>
       <section>${frame('unit/?id=second', 'data-src', 800)}</section>
     </div></div>
     <script src="/reveal/reveal.js"></script><script>Reveal.initialize({ transition: 'none', width: 1280, height: 900, margin: 0 })</script>`,
    '<link rel="stylesheet" href="/reveal/reveal.css"><link rel="stylesheet" href="/reveal/theme/white.css">',
  ),
  '/ten': hostPage(ten.join('')),
};

let host: Host;
test.beforeAll(async () => {
  host = await startHost(pages);
});
test.afterAll(() => host.close());

test('two embeds in a deck of reveal.js come with their slides and leave its keys alone', async ({
  page,
}) => {
  // The size of its slides, so that nothing is scaled: Playwright misses what it presses in a scaled frame.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${host.origin}/deck`);
  await expect(page.getByRole('heading', { name: 'Two embeds' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const first = page.frameLocator('iframe').nth(0);
  await expect(first.locator('.place')).toHaveText('step 20 of 31');
  await first.getByRole('button', { name: 'Next' }).click();
  await expect(first.locator('.place')).toHaveText('step 21 of 31');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('ArrowRight');
  await expect(
    page
      .frameLocator('iframe')
      .nth(1)
      .getByRole('group', { name: /^The unit/ }),
  ).toBeVisible();
  await expect.poll(async () => (await said(page, 'ready')).map(({ id }) => id)).toEqual(['first', 'second']);
  await expect(page.locator('section.present iframe')).toHaveAttribute('src', /unit/);
  // Each slide holds its embed whole.
  for (const embed of page.frames().filter((one) => one !== page.mainFrame()))
    expect(
      await embed.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
});

test('of ten on a page only those on the screen work', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 640 });
  await page.goto(`${host.origin}/ten`);
  await expect.poll(async () => (await said(page, 'ready')).length).toBe(10);
  const worked = async (): Promise<string[]> => [
    ...new Set((await said(page, 'progress')).map(({ id }) => String(id))),
  ];
  await expect.poll(worked).toContain('lab-0');
  await page.waitForTimeout(1500);
  expect((await worked()).filter((id) => !['lab-0', 'lab-1'].includes(id))).toEqual([]);
  await page.locator('iframe').last().scrollIntoViewIfNeeded();
  await expect.poll(worked).toContain('lab-9');
  expect(await worked()).not.toContain('lab-5');
});

test('the builder shows what is set, names what is wrong, and gives it to copy', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/embedding/?subject=walk');
  const subject = page.getByRole('combobox', { name: 'Subject' });
  await expect(subject).toHaveValue('walk');
  await subject.selectOption('step-through');
  const preview = page.frameLocator('.builder iframe');
  await expect(preview.locator('.place')).toHaveText('step 0 of 31');
  await page.locator('.builder').getByText('Where it stands', { exact: true }).click();
  await page.getByRole('textbox', { name: 'step', exact: true }).fill('Err4');
  await page.getByRole('textbox', { name: 'step', exact: true }).press('Tab');
  await expect(preview.locator('.place')).toHaveText('step 20 of 31');
  await page.getByRole('textbox', { name: 'tuple', exact: true }).fill('many');
  await page.getByRole('textbox', { name: 'tuple', exact: true }).press('Tab');
  await expect(page.locator('.builder').getByText(/^tuple=many was left out/)).toBeVisible();
  await page.getByRole('textbox', { name: 'tuple', exact: true }).fill('');
  await page.locator('.builder').getByText('How it looks', { exact: true }).click();
  await page.getByRole('combobox', { name: 'theme' }).selectOption('dark');
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark');
  const text = page.getByRole('textbox', { name: 'What to paste' });
  await expect(text).toHaveValue(
    `<iframe src="${site}/embed/v1/step-through/?step=Err4&amp;theme=dark" title="Step through backpropagation" width="100%" height="660" loading="lazy" sandbox="allow-scripts" style="border:0"></iframe>`,
  );
  await page.getByRole('combobox', { name: 'Copy as' }).selectOption('Element');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `<script src="${site}/embed.js" async></script>\n<backprop-widget name="step-through" step="Err4" theme="dark" title="Step through backpropagation"></backprop-widget>`,
  );
});

test('the page that listens keeps the score', async ({ page }) => {
  await page.goto('/embedding/');
  const inside = page.frameLocator('.demonstration iframe');
  await page.locator('.demonstration').scrollIntoViewIfNeeded();
  for (const answer of ['0.1312', '-0.0065', '-0.0087']) {
    await inside.getByRole('textbox').fill(answer);
    await inside.getByRole('textbox').press('Enter');
    await expect(inside.getByRole('textbox')).toBeHidden();
    await page.locator('.demonstration').getByRole('button', { name: 'Next' }).click();
  }
  await expect(page.getByText('3 of 3 right, completed')).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByText('Nothing answered yet')).toBeVisible();
});

test('a plain frame is as high as its subject asks for at the width that oEmbed proposes', async ({
  page,
}) => {
  test.slow();
  const names = (await readdir('build/oembed')).map((file) => file.replace('.json', ''));
  for (const name of names.filter((one) => !one.startsWith('lesson-'))) {
    const answer = JSON.parse(await readFile(`build/oembed/${name}.json`, 'utf8')) as Record<string, number>;
    pages[`/plain/${name}`] = hostPage(
      `<iframe sandbox="allow-scripts" title="embed" width="${answer.width}" height="${answer.height}" style="border:0" src="${site}/embed/v1/${name}/"></iframe>`,
    );
    await page.goto(`${host.origin}/plain/${name}`);
    await expect.poll(async () => (await said(page, 'ready')).length).toBe(1);
    await expect.poll(async () => (await said(page, 'resize')).length).toBeGreaterThan(0);
    const { height } = (await said(page, 'resize')).at(-1) as unknown as { height: number };
    expect(height, name).toBeLessThanOrEqual(answer.height);
  }
});

test('every subject answers to oEmbed, and the gallery leads to the builder', async ({ page, request }) => {
  const answer = (await (await request.get('/oembed/unit.json')).json()) as Record<string, string>;
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: 'A single unit' });
  expect(answer.html).toMatch(/^<iframe src="[^"]*\/embed\/v1\/unit\/" title="A single unit"/);
  expect((await request.get('/oembed/lesson-update.json')).ok()).toBe(true);
  await page.goto('/gallery/');
  await page.locator('#unit').getByRole('link', { name: 'Embed' }).click();
  await expect(page.getByRole('combobox', { name: 'Subject' })).toHaveValue('unit');
});

test.describe('axe', () => {
  test.use({ reducedMotion: 'reduce', colorScheme: 'light' });
  const looks: [string, string][] = [
    ['the step-through', '/embed/v1/step-through/?step=Err4'],
    ['a question', '/embed/v1/step-through/?ask=quiz'],
    ['the lab', '/embed/v1/lab/?data=xor'],
    ['a figure', '/embed/v1/unit/'],
    ['a walk with notices', '/embed/v1/walk/?step=Err4&theme=banana'],
    ['a lesson', '/embed/v1/lesson-output-error/'],
  ];
  test.describe('with frames inside', () => {
    // Inside a sandboxed frame axe styles what it measures, which the content policy there forbids.
    test.use({ forgiven: /inline style|style-src-elem forbids inline/ });
    check('the builder', '/embedding/');
  });
  for (const [name, path] of looks) check(name, path);

  /** Two frames of a page may show the same embed, each a page of its own with the same landmark. */
  const own = (found: string[]): string[] =>
    found.filter((one) => !one.startsWith('landmark-unique: iframe'));

  function check(name: string, path: string): void {
    test(`finds nothing: ${name}, light and dark`, async ({ page }) => {
      test.slow();
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(own(await findings(page)), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      expect(own(await findings(page, 'dark')), 'dark').toEqual([]);
    });
  }
});
