// Embeds in pages of another origin: fitted, driven by messages, scored, hardened, and no trouble to the page around.
import { existsSync, readdirSync } from 'node:fs';
import { hostPage, said, say, startHost, type Host, type Message } from './support/host';
import { expect, test, type Page } from './support/test';

const site = `http://127.0.0.1:${process.env.E2E_PORT}`;
const frame = (path: string, more = 'sandbox="allow-scripts"'): string =>
  `<iframe ${more} title="embed" width="640" height="300" style="border:0" src="${site}/embed/v1/${path}"></iframe>`;
const embedJs = `<script src="${site}/embed.js"></script>`;
const tall = '<p style="height:3000px">A long text.</p>';

/** Every figure, the step-through, the lab, and a lesson. */
const subjects = readdirSync('src/lib/widgets')
  .filter((name) => existsSync(`src/lib/widgets/${name}/meta.ts`) && name !== 'figure')
  .concat('step-through', 'lab', 'lesson-hidden-error');

const pages: Record<string, string> = {
  '/sandboxed': hostPage(frame('step-through/?id=a')),
  '/open': hostPage(frame('step-through/?id=a', '')),
  '/fitted': hostPage(
    `${frame('step-through/', 'sandbox="allow-scripts" data-backstep')}
     <backprop-widget name="walk" theme="dark" step="Err4" widget-id="second" title="A walk"></backprop-widget>
     ${embedJs}${embedJs}`,
  ),
  '/canvas': hostPage(
    `${frame('step-through/')}<script>addEventListener('message', ({ data }) => {
       if (data.subject === 'lti.frameResize') document.querySelector('iframe').style.height = data.height + 'px';
     })</script>`,
  ),
  '/open-iframe-resizer': hostPage(
    `<script>addEventListener('message', ({ data, source }) => {
       const frame = document.querySelector('iframe');
       if (source === frame.contentWindow && data.type === 'iframe-resized' && data.height) frame.style.height = data.height + 'px';
     })</script>${frame('step-through/')}`,
  ),
  '/h5p': hostPage(
    `<script>addEventListener('message', ({ data, source }) => {
       if (data.context !== 'h5p') return;
       const frame = document.querySelector('iframe');
       const answer = (action) => source.postMessage({ context: 'h5p', action }, '*');
       if (data.action === 'hello') answer('hello');
       if (data.action === 'resize') frame.style.height = data.height + 'px';
     })</script>${frame('step-through/')}`,
  ),
  '/quiz': hostPage(frame('step-through/?from=error&to=error&ask=quiz&id=quiz')),
  '/predict': hostPage(frame('step-through/?from=error&ask=predict')),
  '/lab': hostPage(frame('lab/?data=xor&id=lab')),
  '/plays-below': hostPage(tall + frame('lab/?data=xor&play=on')),
  '/bad': hostPage(frame('step-through/?theme=banana&digits=99&tuple=7&level=giant&gauge=1')),
  '/wrong-origin': hostPage(frame('step-through/?origin=https://example.org')),
  '/own-origin': hostPage(''),
  '/hidden': hostPage(
    `<div id="box" style="display:none">${subjects.map((name) => frame(`${name}/`)).join('')}</div>`,
  ),
  '/none': hostPage(
    subjects
      .map((name) => frame(`${name}/`).replace(/width="640" height="300"/, 'width="0" height="0"'))
      .join(''),
  ),
  '/lesson': hostPage(
    frame('lesson-hidden-error/?id=lesson', 'sandbox="allow-scripts" data-backstep') + embedJs,
  ),
  '/focus': hostPage(
    `<input aria-label="Name">${frame('step-through/?ask=quiz')}${frame('lab/?data=xor&play=on')}${tall}`,
  ),
  '/sibling': hostPage(
    `${frame('step-through/')}<iframe id="sibling" srcdoc="<p>another frame</p>"></iframe>`,
  ),
};

let host: Host;
test.beforeAll(async () => {
  host = await startHost(pages);
});
test.afterAll(() => host.close());

const ready = (page: Page, count = 1): Promise<void> =>
  expect.poll(async () => (await said(page, 'ready')).length).toBe(count);
const last = async (page: Page, type: string): Promise<Message | undefined> =>
  (await said(page, type)).at(-1);
const place = (page: Page) => page.frameLocator('iframe').first().locator('footer .place');
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${host.origin}${path}`);
  await ready(page);
}

for (const path of ['/sandboxed', '/open']) {
  test(`${path}: it is driven by messages, and says where it stands`, async ({ page }) => {
    await open(page, path);
    await say(page, { type: 'step', to: 'Err4' });
    await expect(place(page)).toHaveText('step 20 of 31');
    expect(await last(page, 'step')).toMatchObject({
      id: 'a',
      epoch: 1,
      tuple: 1,
      step: 20,
      of: 31,
      phase: 'error',
    });
    await say(page, { type: 'step', to: 'back' });
    await expect(place(page)).toHaveText('step 19 of 31');
    await say(page, { type: 'step', to: 31 });
    await expect.poll(() => last(page, 'completed')).toMatchObject({ id: 'a' });
    await say(page, { type: 'reset' });
    await expect(place(page)).toHaveText('step 0 of 31');
    await say(page, { type: 'set', parameters: { step: '3', digits: 5, theme: 'dark' } });
    await expect(place(page)).toHaveText('step 3 of 31');
    await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'dark');
    await say(page, { type: 'getState', request: 'x' });
    await expect
      .poll(() => last(page, 'state'))
      .toMatchObject({ request: 'x', parameters: { digits: '5' }, position: { step: 3 } });
    await say(page, { type: 'play' });
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Stop' })).toBeVisible();
    await say(page, { type: 'pause' });
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible();
    await say(page, { type: 'step', to: 'nowhere' });
    await expect
      .poll(() => last(page, 'error'))
      .toMatchObject({ message: 'nowhere: there is no such place here.' });
  });
}

for (const format of ['svg', 'png']) {
  test(`it gives its drawing as ${format}`, async ({ page }) => {
    await open(page, '/sandboxed');
    await say(page, { type: 'getImage', format, request: 7 });
    await expect.poll(() => last(page, 'state')).toMatchObject({ request: 7, format });
    const { image } = (await last(page, 'state')) as unknown as { image: string };
    const width = await page.evaluate(async (src) => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      return picture.naturalWidth;
    }, image);
    expect(width).toBeGreaterThan(400);
  });
}

/** How high a frame is, and how high what it shows. */
async function heights(page: Page, at = 0): Promise<[frame: number, content: number]> {
  const element = page.locator('iframe').nth(at);
  const content = await page.frameLocator('iframe').nth(at).locator('.embed-frame').boundingBox();
  return [(await element.boundingBox())!.height, Math.ceil(content!.height)];
}
const fits = (page: Page, at = 0): Promise<void> =>
  expect(async () => {
    const [outer, inner] = await heights(page, at);
    expect(outer).not.toBe(300);
    expect(outer).toBe(inner);
  }).toPass({ timeout: 30_000 });

for (const path of ['/canvas', '/open-iframe-resizer', '/h5p']) {
  test(`it is fitted by a page that speaks as ${path.slice(1)}`, async ({ page }) => {
    await open(page, path);
    await fits(page);
    await page.locator('iframe').evaluate((one) => ((one as HTMLIFrameElement).style.width = '340px'));
    await fits(page);
  });
}

test('embed.js fits frames and makes them of elements, loaded twice or not', async ({ page }) => {
  await page.goto(`${host.origin}/fitted`);
  await ready(page, 2);
  const made = page.locator('backprop-widget iframe');
  await expect(made).toHaveCount(1);
  await expect(made).toHaveAttribute('title', 'A walk');
  await expect(made).toHaveAttribute('loading', 'lazy');
  await expect(made).toHaveAttribute('sandbox', 'allow-scripts');
  expect((await said(page, 'ready')).map(({ id }) => id)).toContain('second');
  await fits(page, 0);
  await fits(page, 1);
  await expect(page.frameLocator('backprop-widget iframe').locator('html')).toHaveAttribute(
    'data-theme',
    'dark',
  );
});

test('its height comes to rest', async ({ page }) => {
  await page.goto(`${host.origin}/fitted`);
  await ready(page, 2);
  await fits(page, 0);
  const before = (await said(page, 'resize')).length;
  await page.waitForTimeout(1500);
  expect((await said(page, 'resize')).length - before).toBeLessThan(3);
});

test('a quiz tells each answer and the score', async ({ page }) => {
  await open(page, '/quiz');
  const inside = page.frameLocator('iframe');
  const answers = ['0.1312', '1', '-0.0087'];
  for (const [i, answer] of answers.entries()) {
    const field = inside.getByRole('textbox');
    await field.fill(answer);
    await field.press('Enter');
    if (i === 1) await inside.getByRole('button', { name: 'Show it' }).click();
    await expect.poll(async () => (await said(page, 'answer')).length).toBe(i + 1);
    if (i < 2) await inside.getByRole('button', { name: 'Next' }).click();
  }
  expect((await said(page, 'answer')).map(({ right, id }) => [id, right])).toEqual([
    ['quiz', true],
    ['quiz', false],
    ['quiz', true],
  ]);
  expect(await last(page, 'progress')).toMatchObject({ right: 2, answered: 3, of: 3 });
  expect(await said(page, 'completed')).toEqual([
    expect.objectContaining({ id: 'quiz', right: 2, of: 3, score: 2 / 3 }) as Message,
  ]);
});

test('a prediction may be left out', async ({ page }) => {
  await open(page, '/predict');
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('textbox')).toBeVisible();
  await inside.getByRole('button', { name: 'Next' }).click();
  await expect(inside.getByRole('textbox')).toBeHidden();
  await expect(place(page)).toHaveText('step 16 of 31');
  expect(await said(page, 'answer')).toEqual([]);
});

test('a lesson tells of its exercises', async ({ page }) => {
  await open(page, '/lesson');
  const turn = page.frameLocator('iframe').getByRole('group', { name: 'Your turn' }).first();
  await turn.scrollIntoViewIfNeeded();
  await turn.getByRole('button', { name: /^Show/ }).first().click();
  await expect.poll(async () => (await said(page, 'answer')).length).toBe(1);
  expect(await last(page, 'answer')).toMatchObject({ id: 'lesson', place: 1, right: false, counts: true });
  expect(await last(page, 'progress')).toMatchObject({ answered: 1, right: 0 });
  await say(page, { type: 'step', to: 'Err5' });
  await expect.poll(() => last(page, 'step')).toMatchObject({ step: 18, phase: 'error' });
});

test('it trains in a worker inside a sandbox, and tells of its end', async ({ page }) => {
  await open(page, '/lab');
  await say(page, { type: 'play' });
  await expect.poll(() => last(page, 'completed')).toMatchObject({ id: 'lab', reasons: ['weightChange'] });
  const { epoch, error } = (await last(page, 'completed'))!;
  expect(epoch).toBe(990);
  expect(error).toBeCloseTo(0.019552, 5);
  expect(page.workers().length).toBeLessThanOrEqual(1);
});

test('it works only while it is seen', async ({ page }) => {
  await open(page, '/plays-below');
  await page.waitForTimeout(1000);
  expect(await said(page, 'progress')).toEqual([]);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect.poll(async () => (await said(page, 'progress')).length).toBeGreaterThan(0);
});

test('what cannot be used is replaced, named in a notice and in a message', async ({ page }) => {
  await open(page, '/bad');
  const messages = (await said(page, 'error')).map(({ message }) => String(message));
  for (const start of [
    'theme=banana was taken as auto',
    'digits=99 was taken as 3',
    'level=giant was left out',
  ])
    expect(
      messages.some((one) => one.startsWith(start)),
      start,
    ).toBe(true);
  await expect(page.frameLocator('iframe').getByText('theme=banana was taken as auto')).toBeVisible();
  await expect(place(page)).toHaveText('step 0 of 31');
});

test('hostile messages do nothing', async ({ page }) => {
  await open(page, '/sibling');
  await page.evaluate(() => {
    const to = document.querySelector('iframe')!.contentWindow!;
    const good = { ns: 'backprop', v: 1, type: 'step', to: 'next' };
    const junk: unknown[] = [
      null,
      0,
      '',
      'step',
      [],
      [good],
      {},
      { ns: 'backprop' },
      JSON.stringify(good),
      { ...good, ns: 'other' },
      { ...good, v: 2 },
      { ...good, v: '1' },
      { ...good, id: 'someone' },
      { ...good, type: 'eval' },
      { ...good, type: 'constructor' },
      { ...good, to: { valueOf: 1 } },
      { ...good, to: NaN },
      { ...good, ballast: 'x'.repeat(100_000) },
      { ...good, ballast: new Array(5000).fill(1) },
      { ...good, ballast: new Map() },
      new Uint8Array(5_000_000),
      { ...good, type: 'set', parameters: { origin: 'https://evil.example' } },
      { ...good, type: 'set', parameters: { step: { toString: 1 } } },
      { ...good, type: 'set', parameters: 'step=3' },
      { ...good, type: 'getImage', format: 'exe' },
    ];
    for (const one of junk) to.postMessage(one, '*');
  });
  // From a window that is not around it, however well it is written.
  await page.evaluate(() => {
    const frames = document.querySelectorAll('iframe');
    const sibling = frames[1].contentWindow as unknown as { eval: (code: string) => void };
    sibling.eval("parent.frames[0].postMessage({ ns: 'backprop', v: 1, type: 'step', to: 'next' }, '*')");
  });
  await say(page, { type: 'getState', request: 'after' });
  await expect.poll(() => last(page, 'state')).toMatchObject({ request: 'after', position: { step: 0 } });
  await say(page, { type: 'step', to: 'next' });
  await expect(place(page)).toHaveText('step 1 of 31');
});

test.describe('with an origin', () => {
  test.use({ forgiven: /does not match the recipient window's origin/ });

  test('a page of another origin hears nothing and is not heard', async ({ page }) => {
    await page.goto(`${host.origin}/wrong-origin`);
    await expect(place(page)).toHaveText('step 0 of 31');
    await page.waitForTimeout(500);
    await say(page, { type: 'step', to: 'next' });
    await page.waitForTimeout(500);
    await expect(place(page)).toHaveText('step 0 of 31');
    expect(await page.evaluate(() => (window as unknown as { said: unknown[] }).said)).toEqual([]);
  });

  test('a page of that origin hears and is heard', async ({ page }) => {
    await page.goto(`${host.origin}/own-origin`);
    const src = `${site}/embed/v1/step-through/?origin=${encodeURIComponent(host.origin)}`;
    await page.evaluate((address) => {
      const made = document.createElement('iframe');
      made.src = address;
      document.body.append(made);
    }, src);
    await ready(page);
    await say(page, { type: 'step', to: 'next' });
    await expect(place(page)).toHaveText('step 1 of 31');
  });
});

test('hidden at first, it is there when it is shown', async ({ page }) => {
  await page.goto(`${host.origin}/hidden`);
  await ready(page, subjects.length);
  expect(await said(page, 'resize')).toEqual([]);
  await page.evaluate(() => (document.querySelector<HTMLElement>('#box')!.style.display = 'block'));
  for (const [i, name] of subjects.entries()) {
    await page.locator('iframe').nth(i).scrollIntoViewIfNeeded();
    await expect(page.frameLocator('iframe').nth(i).locator('svg').first(), name).toBeVisible();
    await expect
      .poll(async () => (await said(page, 'resize')).some(({ subject }) => subject === name))
      .toBe(true);
  }
});

test('in a frame of no size every subject stands without harm', async ({ page }) => {
  await page.goto(`${host.origin}/none`);
  await ready(page, subjects.length);
});

test('it takes neither the focus nor the wheel', async ({ page }) => {
  await page.goto(`${host.origin}/focus`);
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await ready(page, 2);
  await expect(page.frameLocator('iframe').first().getByRole('textbox')).toBeVisible();
  await expect.poll(async () => (await said(page, 'completed')).length).toBe(1);
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  const before = (await place(page).textContent())!;
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText(before.trim());
  await page
    .locator('iframe')
    .first()
    .evaluate((one) => ((one as HTMLIFrameElement).style.height = '900px'));
  await page.mouse.move(300, 200);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
});

test('no cookie, nothing kept, no request to any other site', async ({ page, context }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, '/open');
  await page.frameLocator('iframe').getByRole('button', { name: 'Next' }).click();
  await expect(place(page)).toHaveText('step 1 of 31');
  await page.waitForTimeout(1200);
  const others = asked.filter(
    (url) => ![site, host.origin, 'data:', 'blob:'].some((own) => url.startsWith(own)),
  );
  expect(others).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  const inside = page.frames().find((one) => one.url().startsWith(site))!;
  expect(await inside.evaluate(keptHere)).toEqual([]);
});

/** What a frame has kept; a browser that refuses storage to frames of other sites keeps nothing. */
async function keptHere(): Promise<string[]> {
  try {
    const registered = await navigator.serviceWorker.getRegistrations();
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...registered.map(String)];
  } catch {
    return [];
  }
}

test('links lead out of the frame, or are written down where that is forbidden', async ({
  page,
  context,
}) => {
  await open(page, '/open');
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: 'Backstep' }).click();
  expect((await opened).url()).toBe(`${site}/`);
  await open(page, '/sandboxed');
  await page.frameLocator('iframe').getByRole('link', { name: 'Backstep' }).click();
  await expect(page.frameLocator('iframe').getByText(`This leads to ${site}/`)).toBeVisible();
});

test('without script there is the drawing already', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const name of ['step-through', 'walk', 'unit', 'lesson-hidden-error', 'lab']) {
    await page.goto(`${site}/embed/v1/${name}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const drawn =
      name === 'lab' ? page.getByText('Ready to train') : page.locator('main svg[role="group"]').first();
    await expect(drawn, name).toBeVisible();
  }
  await context.close();
});
