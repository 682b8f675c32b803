// The figures of the course, each operated as a learner does: what they say must be what the engine says.
import { expect, test, type Locator, type Page } from './support/test';

const specimen = (page: Page, name: string): Locator => page.locator(`section#${name}`);

async function open(page: Page, name: string): Promise<Locator> {
  await page.goto('/gallery/');
  const section = specimen(page, name);
  await section.scrollIntoViewIfNeeded();
  await expect(section.locator('> .figure > *').first()).toBeVisible();
  return section;
}

const names = [
  'anatomy',
  'blame',
  'chain-ladder',
  'descent',
  'forward-walk',
  'graph',
  'minima',
  'output-error',
  'rate-race',
  'stop-rules',
  'unit',
  'update',
  'updating',
  'walk',
];

test('the gallery has every figure', async ({ page }) => {
  await page.goto('/gallery/');
  const found = await page.locator('section').evaluateAll((all) => all.map(({ id }) => id));
  expect(found.sort()).toEqual(names);
});

for (const name of names)
  test(`${name}: every example and every station can be shown`, async ({ page }) => {
    const section = await open(page, name);
    const examples = section.locator('.about fieldset input');
    for (const example of await examples.all()) {
      await example.check({ force: true });
      await expect(section.locator('> .figure > *').first()).toBeVisible();
    }
    await section.locator('.about summary').click();
    for (const station of await section.locator('dt button').all()) {
      await station.click();
      await expect(section.locator('> .figure > *').first()).toBeVisible();
      expect(await section.locator('> .figure').innerText()).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

test('unit: a heavier input raises the output, as the sigmoid has it', async ({ page }) => {
  const section = await open(page, 'unit');
  await expect(section.locator('> .figure')).toContainText('0.332');
  const weight = section.getByRole('slider', { name: /w ?14/ });
  await weight.focus();
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
  await expect(section.locator('> .figure')).not.toContainText('0.332');
  // The other inputs, weights and the bias are the book's: I = w · 1 + 0.4 · 0 − 0.5 · 1 − 0.4.
  const netInput = Number(await weight.inputValue()) - 0.9;
  await expect(section.locator('> .figure')).toContainText((1 / (1 + Math.exp(-netInput))).toFixed(3));
});

test('rate race: a race is run to its end, and the verdicts stand beside the rates', async ({ page }) => {
  const section = await open(page, 'rate-race');
  await section.getByRole('button', { name: 'Race' }).click();
  await expect(section.locator('> .figure')).toContainText('crawls');
  await expect(section.locator('> .figure')).toContainText('diverges');
});

test('a lesson on paper: text and still pictures, no bars and no buttons', async ({ page }) => {
  await page.goto('/lessons/hidden-error/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await expect(page.locator('.figure').getByRole('button', { name: 'Next' })).toBeHidden();
  await expect(page.locator('.figure svg').first()).toBeVisible();
  await expect(page.getByText('Nobody tells a hidden unit')).toBeVisible();
});
