// The test that every theme builds on: it fails when a page complains, and it can open fresh pages beside its own.
import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

interface Fixtures {
  /** Complaints that a test brings about on purpose. */
  forgiven: RegExp | null;
  /** Whether the reader does nothing: else the pointer moves as soon as a page is there. */
  resting: boolean;
  complaints: string[];
  /** A page that shares nothing with the others: no storage, no cache. */
  freshPage: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Collects what the pages of a context complain of: errors, console errors, breaches of the content policy. */
async function listen(context: BrowserContext, complaints: string[], resting: boolean): Promise<void> {
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
  if (resting) return;
  await context.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => dispatchEvent(new PointerEvent('pointermove')));
  });
}

export const test = base.extend<Fixtures>({
  forgiven: [null, { option: true }],
  resting: [false, { option: true }],
  complaints: [
    async ({ context, forgiven, resting }, use) => {
      const complaints: string[] = [];
      await listen(context, complaints, resting);
      await use(complaints);
      base.expect(complaints.filter((text) => !forgiven?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
  freshPage: async ({ browser, complaints, resting }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await listen(context, complaints, resting);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
