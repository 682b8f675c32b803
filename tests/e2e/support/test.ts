// The test that every theme builds on: it fails when a page complains, and it can open fresh pages beside its own.
import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

interface Fixtures {
  /** Complaints that a test brings about on purpose. */
  forgiven: RegExp | null;
  complaints: string[];
  /** A page that shares nothing with the others: no storage, no cache. */
  freshPage: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Collects what the pages of a context complain of: errors, console errors, breaches of the content policy. */
async function listen(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await context.exposeFunction('complain', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`${event.violatedDirective} forbids ${event.blockedURI}`);
    });
  });
}

export const test = base.extend<Fixtures>({
  forgiven: [null, { option: true }],
  complaints: [
    async ({ context, forgiven }, use) => {
      const complaints: string[] = [];
      await listen(context, complaints);
      await use(complaints);
      base.expect(complaints.filter((text) => !forgiven?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
  freshPage: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await listen(context, complaints);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
