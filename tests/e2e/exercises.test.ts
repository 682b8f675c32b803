// The exercises: each form answered right and wrong, by keyboard, by its address, on paper; and the progress that is kept of them.
import { readFile } from 'node:fs/promises';
import { findings } from './support/access';
import {
  answersTo,
  arrange,
  choose,
  exerciseOf,
  field,
  openExercise,
  orderOf,
  press,
  question,
  said,
  verdict,
} from './support/exercising';
import { expect, test, type Page } from './support/test';

/** What is kept of the progress, as the browser has it. */
const kept = (page: Page): Promise<{ exercises: Record<string, { right: number; wrong: number }> }> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('backstep:progress') ?? '{"exercises":{}}') as never);

test.describe('right at the first go', () => {
  for (const about of ['net-input', 'output-error', 'hidden-error', 'weight', 'bias'])
    test(`one value: ${about}`, async ({ page }) => {
      const exercise = await openExercise(page, `kind=fill&seed=5&about=${about}`);
      const [answer] = answersTo(exercise);
      await field(page).fill(answer);
      await page.keyboard.press('Enter');
      await expect(question(page).locator('.right')).toContainText(`Right:`);
      await expect(question(page).locator('.right')).toContainText(answer.replace('-', '−'));
      await expect(said(page)).toContainText('Right:');
      expect((await kept(page)).exercises.fill).toEqual({ right: 1, wrong: 0 });
      // The way on has the focus, and takes one to another like it.
      await expect(page.getByRole('button', { name: 'Another like it' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`seed=6&.*about=${about}`));
      await expect(field(page)).toBeFocused();
      await expect(field(page)).toHaveValue('');
    });

  for (const kind of ['rise', 'bug', 'formula', 'stop'])
    test(`a choice: ${kind}`, async ({ page }) => {
      const { asked } = await openExercise(page, `kind=${kind}&seed=5`);
      for (const [at, one] of asked.entries()) if (one.form === 'choice') await choose(page, at, one.right);
      await press(page, 'Check');
      await expect(question(page).locator('.right')).toContainText('Right');
      expect((await kept(page)).exercises[kind]).toEqual({ right: 1, wrong: 0 });
    });

  test('an order, by keyboard alone', async ({ page }) => {
    const exercise = await openExercise(page, 'kind=order&seed=2');
    await arrange(page, orderOf(exercise));
    await expect(said(page)).toContainText(/: now \d of \d\./);
    await press(page, 'Check');
    await expect(question(page).locator('.right')).toHaveText('Right: that is the order.');
  });

  test('an order, by dragging', async ({ page }) => {
    const exercise = await openExercise(page, 'kind=order&seed=2');
    const rows = question(page).locator('li[data-item]');
    for (const [place, item] of orderOf(exercise).entries()) {
      const grip = question(page).locator(`li[data-item="${item}"] .place`);
      const [from, to] = [(await grip.boundingBox())!, (await rows.nth(place).boundingBox())!];
      await page.mouse.move(from.x + 10, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 10, to.y + to.height / 2 - 4, { steps: 4 });
      await page.mouse.up();
      await expect(rows.nth(place)).toHaveAttribute('data-item', String(item));
    }
    await press(page, 'Check');
    await expect(question(page).locator('.right')).toHaveText('Right: that is the order.');
  });

  test('a whole tuple: Enter goes from blank to blank, and what was found stands in the drawing', async ({
    page,
  }) => {
    const exercise = await openExercise(page, 'kind=complete-all&seed=4');
    const answers = answersTo(exercise);
    await field(page).focus();
    for (const answer of answers) {
      await page.keyboard.type(answer);
      await page.keyboard.press('Enter');
    }
    await expect(question(page).locator('.right')).toHaveText('Right: all of it.');
    await expect(page.getByRole('img', { name: /^Unit 5, output: output .*error/ })).toBeVisible();
    expect((await kept(page)).exercises['complete-all']).toEqual({ right: 1, wrong: 0 });
  });

  test('with a decimal comma, as the settings have it', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('backstep:settings', JSON.stringify({ notation: { decimal: 'comma' } }));
    });
    const exercise = await openExercise(page, 'kind=fill&seed=5&about=output');
    const answer = answersTo(exercise)[0].replace('.', ',');
    await expect(question(page).locator('dl')).toContainText(/0,\d/);
    await field(page).fill(answer);
    await page.keyboard.press('Enter');
    await expect(question(page).locator('.right')).toContainText(answer.replace('-', '−'));
  });
});

test.describe('wrong', () => {
  test('a value: the mistake is named, two more hints, the answer with its formula and its place', async ({
    page,
  }) => {
    const exercise = await openExercise(page, 'kind=fill&seed=5&about=output-error');
    const [answer] = answersTo(exercise);
    await field(page).fill(String(-Number(answer)));
    await page.keyboard.press('Enter');
    await expect(verdict(page).locator('b')).toHaveText('Sign reversed.');
    await expect(said(page)).toContainText('Not yet. Sign reversed.');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(verdict(page).locator('p')).toHaveCount(1);
    await press(page, 'Another hint');
    await expect(verdict(page).locator('p')).toHaveCount(2);
    await press(page, 'Another hint');
    await expect(verdict(page).locator('p')).toHaveCount(3);
    await expect(page.getByRole('button', { name: 'Another hint' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show the answer' })).toBeFocused();
    await page.keyboard.press('Enter');
    const worked = question(page).locator('.worked');
    await expect(worked.locator('.answer b')).toHaveText(answer.replace('-', '−'));
    await expect(worked.getByRole('group', { name: 'Worked answer' })).toBeVisible();
    await expect(worked.getByRole('group', { name: /^Network, at the step/ })).toBeVisible();
    expect((await kept(page)).exercises.fill).toEqual({ right: 0, wrong: 1 });
    const [one] = exercise.asked;
    await worked.getByRole('link', { name: /^Walk it/ }).click();
    if (one.form !== 'number') throw new Error('no number');
    await expect(page.locator('footer p').last()).toContainText(`step ${one.step} of`);
    const result = page.getByRole('group', { name: 'Formula' }).locator('.katex-html .result');
    await expect(result).toHaveText(answer.replace('-', '−'));
  });

  test('what cannot be read is no mistake, and nothing typed is kept from a second try', async ({ page }) => {
    const exercise = await openExercise(page, 'kind=fill&seed=5&about=output');
    await press(page, 'Check');
    await expect(verdict(page)).toHaveText('Type a number, such as 0.25 or −0,7.');
    await field(page).fill('0.5 +');
    await page.keyboard.press('Enter');
    await expect(verdict(page)).toHaveText('Something is missing at the end.');
    expect((await kept(page)).exercises).toEqual({});
    await field(page).fill(answersTo(exercise)[0]);
    await page.keyboard.press('Enter');
    expect((await kept(page)).exercises.fill).toEqual({ right: 1, wrong: 0 });
  });

  for (const kind of ['rise', 'bug', 'formula'])
    test(`a choice: ${kind}`, async ({ page }) => {
      const { asked } = await openExercise(page, `kind=${kind}&seed=5`);
      const [one] = asked;
      if (one.form !== 'choice') throw new Error('no choice');
      await choose(page, 0, one.right === 0 ? 1 : 0);
      await press(page, 'Check');
      await expect(verdict(page).locator('p')).toHaveCount(1);
      await press(page, 'Another hint');
      await press(page, 'Another hint');
      await expect(verdict(page).locator('p')).toHaveCount(3);
      await press(page, 'Show the answer');
      await expect(question(page).locator('.worked .net')).toBeVisible();
      expect((await kept(page)).exercises[kind]).toEqual({ right: 0, wrong: 1 });
    });

  test('an order: the place is named, then the next step, then all of it', async ({ page }) => {
    const exercise = await openExercise(page, 'kind=order&seed=2');
    const right = orderOf(exercise);
    await arrange(page, [right[1], right[0], ...right.slice(2)]);
    await press(page, 'Check');
    await press(page, 'Another hint');
    await expect(verdict(page)).toContainText('The first step is not yet right');
    await press(page, 'Another hint');
    await press(page, 'Show the answer');
    await expect(question(page).locator('.worked li')).toHaveCount(right.length);
  });

  test('one of many values: it is shown alone, and the rest can still be worked out', async ({ page }) => {
    const exercise = await openExercise(page, 'kind=complete-last&seed=4');
    const answers = answersTo(exercise);
    await field(page).fill('77');
    await page.keyboard.press('Enter');
    await expect(verdict(page)).toBeVisible();
    await press(page, 'Show this value');
    await expect(field(page)).toHaveValue(answers[0].replace('-', '−'));
    await expect(question(page).locator('.worked .answer')).toBeVisible();
    await expect(field(page, 1)).toBeFocused();
    for (const answer of answers.slice(1)) {
      await page.keyboard.type(answer);
      await page.keyboard.press('Enter');
    }
    await expect(question(page).locator('.right')).toHaveText('Right: all of it.');
    expect((await kept(page)).exercises['complete-last']).toEqual({ right: 0, wrong: 1 });
  });
});

test.describe('an address', () => {
  test('gives the same exercise to anyone', async ({ page, freshPage }) => {
    await openExercise(page, 'kind=bug&seed=77');
    const link = page.getByRole('link', { name: 'Link to this exercise' });
    const other = await freshPage();
    await other.goto(new URL((await link.getAttribute('href'))!, page.url()).href);
    await expect(question(other)).toBeVisible();
    expect(await question(other).locator('fieldset').innerText()).toBe(
      await question(page).locator('fieldset').innerText(),
    );
  });

  test('without a query draws one and says so in the address', async ({ page }) => {
    await page.goto('/exercises/one/');
    await expect(question(page)).toBeVisible();
    await expect(page).toHaveURL(/kind=[a-z-]+&seed=\d+&size=/);
    const before = page.url();
    await press(page, 'Another kind');
    await expect(page).not.toHaveURL(before);
  });

  test('that names nothing says what is wrong and offers one that does', async ({ page }) => {
    await page.goto('/exercises/one/?kind=spell');
    await expect(page.getByRole('alert')).toContainText('There is no kind of exercise of this name.');
    await press(page, 'Take one that there is');
    await expect(question(page)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('a sheet', () => {
  test('has its questions, and its key on a page of its own, in print', async ({ page }) => {
    await page.goto('/exercises/sheet/?kind=fill&seed=11&count=3&title=Week+3');
    await expect(page.locator('.question')).toHaveCount(3);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: 'A sheet of exercises' })).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    const [questions, key] = [page.locator('table.sheet').first(), page.locator('table.key')];
    await expect(questions).toContainText('Week 3');
    await expect(questions.locator('tfoot')).toContainText(
      /Seeds 11 to 13 · http.*kind=fill&seed=11&count=3/,
    );
    expect(await key.evaluate((table) => getComputedStyle(table).breakBefore)).toBe('page');
    expect(
      await questions
        .locator('td.question')
        .first()
        .evaluate((cell) => getComputedStyle(cell).breakInside),
    ).toBe('avoid');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    for (const seed of [11, 12, 13])
      await expect(key).toContainText(answersTo(exerciseOf(`kind=fill&seed=${seed}`))[0].replace('-', '−'));
    await page.emulateMedia({ media: 'screen' });
    await page.getByLabel('with the answer key').uncheck();
    await expect(key).toHaveCount(0);
  });

  test('is made by its form, and refuses what is none', async ({ page }) => {
    await page.goto('/exercises/sheet/');
    await page.getByLabel('Kind').selectOption({ label: 'Order the steps' });
    await page.getByLabel(/^How many/).fill('2');
    await page.getByLabel('First seed').fill('40');
    await press(page, 'Make the sheet');
    await expect(page.locator('td.question')).toHaveCount(2);
    await expect(page).toHaveURL(/kind=order&seed=40&count=2/);
    await page.getByLabel(/^How many/).fill('400');
    await press(page, 'Make the sheet');
    await expect(page.getByRole('alert')).toHaveText('A sheet has 1 to 100 exercises.');
  });
});

test.describe('progress', () => {
  async function answerOne(page: Page, seed: number): Promise<void> {
    const exercise = await openExercise(page, `kind=fill&seed=${seed}`);
    await field(page).fill(answersTo(exercise)[0]);
    await page.keyboard.press('Enter');
    await expect(question(page).locator('.right')).toBeVisible();
  }

  test('is kept over a reload, taken away as a file, added elsewhere, forgotten and brought back', async ({
    page,
    freshPage,
  }) => {
    await answerOne(page, 5);
    await page.reload();
    await page.getByRole('link', { name: 'All exercises' }).click();
    const row = (at: Page) => at.getByRole('listitem').filter({ hasText: 'Fill in one value' });
    await expect(row(page)).toContainText('1 right of 1');
    await press(page, 'Progress');
    const saved = page.waitForEvent('download');
    await press(page, 'Save as a file');
    const text = await readFile(await (await saved).path(), 'utf8');
    await press(page, 'Forget it all');
    await expect(page.getByRole('dialog')).toContainText('0 exercises answered');
    await press(page, 'Bring it back');
    await expect(page.getByRole('dialog')).toContainText('1 exercise answered, 1 right at the first go');

    const other = await freshPage();
    await other.goto('/exercises/');
    await press(other, 'Progress');
    const open = (content: string) =>
      other
        .getByLabel('Add from a file')
        .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await open('hello');
    await expect(other.getByRole('alert')).toHaveText('This is not a progress file: it is not JSON.');
    await open(text);
    await expect(other.getByRole('dialog')).toContainText('1 exercise answered');
    await other.keyboard.press('Escape');
    await expect(row(other)).toContainText('1 right of 1');
  });

  test('is shared by two tabs', async ({ page, context }) => {
    const second = await context.newPage();
    await second.goto('/exercises/');
    await answerOne(page, 5);
    await expect(second.getByRole('listitem').filter({ hasText: 'Fill in one value' })).toContainText(
      '1 right of 1',
    );
  });

  test('where storage is refused lasts as long as the page, and that is said once', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    const exercise = await openExercise(page, 'kind=fill&seed=5');
    await expect(
      page.getByRole('status').filter({ hasText: 'This browser keeps nothing here' }),
    ).toBeVisible();
    await press(page, 'All right');
    await field(page).fill(answersTo(exercise)[0]);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'All exercises' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Fill in one value' })).toContainText(
      '1 right of 1',
    );
    await expect(page.getByRole('status').filter({ hasText: 'This browser keeps nothing here' })).toHaveCount(
      0,
    );
  });
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the exercises in ${theme}`, async ({ page }) => {
    await page.addInitScript((theme) => {
      localStorage.setItem('backstep:settings', JSON.stringify({ theme }));
    }, theme);
    await page.goto('/exercises/');
    await expect(page.getByRole('button', { name: 'Next exercise' })).toBeVisible();
    expect(await findings(page, theme)).toEqual([]);
    for (const query of [
      'kind=fill&seed=5',
      'kind=order&seed=2',
      'kind=bug&seed=5',
      'kind=formula&seed=5',
      'kind=stop&seed=5',
      'kind=complete-last&seed=4',
    ]) {
      await openExercise(page, query);
      await press(page, 'Check');
      await press(page, query.includes('complete') ? 'Show this value' : 'Show the answer');
      await expect(question(page).locator('.worked').first()).toBeVisible();
      await page.waitForTimeout(300);
      expect(await findings(page, theme), query).toEqual([]);
    }
    await page.goto('/exercises/sheet/?kind=fill&count=2');
    await expect(page.locator('td.question')).toHaveCount(2);
    expect(await findings(page, theme)).toEqual([]);
  });
