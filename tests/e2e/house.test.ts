// The house stands: each kind of page loads without an error, under the content policy, in every theme.
import { expect, test, type Page } from '@playwright/test';

/** Collects what the page complains of: errors, console errors, breaches of the content policy. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`${event.violatedDirective} forbids ${event.blockedURI}`);
    });
  });
  return complaints;
}

test('the home page loads clean, with one heading of the first rank', async ({ page }) => {
  const complaints = await complaintsOf(page);
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.locator('h1')).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('the content policy is in force', async ({ page }) => {
  await page.goto('/');
  const policy = page.locator('meta[http-equiv="content-security-policy" i]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'/);
});

test('an unknown address gets a kind answer', async ({ page }) => {
  await page.goto('/no-such-page/');
  await expect(page.locator('h1')).toHaveText('There is no page here');
});

for (const theme of ['light', 'dark', 'contrast']) {
  test(`the stored theme "${theme}" is set before anything is drawn`, async ({ page }) => {
    await page.addInitScript((chosen) => {
      localStorage.setItem('backstep:settings', JSON.stringify({ theme: chosen }));
    }, theme);
    await page.route('**/_app/**/*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  });
}

test('without a choice the theme follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ contrast: 'more' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
});

test('the three faces are the site’s own', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(async () => {
    const faces = [
      "16px 'Source Serif 4 Variable'",
      "16px 'Source Sans 3 Variable'",
      'italic 16px KaTeX_Math',
    ];
    const found = await Promise.all(faces.map((face) => document.fonts.load(face)));
    return found.map((list) => list.length > 0 && list.every((face) => face.status === 'loaded'));
  });
  expect(loaded).toEqual([true, true, true]);
});

test('the heading of the home page keeps clear of the network', async ({ page }) => {
  for (const width of [1280, 1024, 920]) {
    await page.setViewportSize({ width, height: 768 });
    await page.goto('/');
    const over = await page.locator('h1').evaluate((heading) => {
      const text = document.createRange();
      text.selectNodeContents(heading);
      return text.getBoundingClientRect().right - heading.getBoundingClientRect().right;
    });
    expect(over).toBeLessThanOrEqual(0);
  }
});
