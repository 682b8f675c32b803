// The book's tuple: all its steps forward with the numbers the book prints, and back to the first screen.
import {
  atStart,
  atStep,
  back,
  button,
  cell,
  network,
  next,
  open,
  result,
  spoken,
  unit,
} from './support/reading';
import { expect, test } from './support/test';

type Row = Parameters<typeof cell>[1];

/** What the book prints at a step: where it stands in the table, and what the drawing says then. */
const printed: Record<number, { row: Row; column: string; number: string; drawn: RegExp }> = {
  5: { row: 'output', column: '4', number: '0.332', drawn: /Unit 4, hidden: output 0\.332/ },
  10: { row: 'output', column: '5', number: '0.525', drawn: /Unit 5, hidden: output 0\.525/ },
  14: { row: 'output', column: '6', number: '0.474', drawn: /Unit 6, output: output 0\.474/ },
  16: { row: 'error', column: '6', number: '0.1312', drawn: /Unit 6, .*error 0\.1312/ },
  18: { row: 'error', column: '5', number: '−0.0065', drawn: /Unit 5, .*error −0\.0065/ },
  20: { row: 'error', column: '4', number: '−0.0087', drawn: /Unit 4, .*error −0\.0087/ },
  21: { row: 'new', column: 'w46', number: '−0.261', drawn: /w46\S*−0\.3\s*−0\.261/ },
  22: { row: 'new', column: 'w56', number: '−0.138', drawn: /w56\S*−0\.2\s*−0\.138/ },
  23: { row: 'new', column: 'w14', number: '0.192', drawn: /w14\S*0\.2\s*0\.192/ },
  24: { row: 'new', column: 'w15', number: '−0.306', drawn: /w15\S*−0\.3\s*−0\.306/ },
  25: { row: 'new', column: 'w24', number: '0.4', drawn: /w24\S*0\.4\s*0\.4/ },
  26: { row: 'new', column: 'w25', number: '0.1', drawn: /w25\S*0\.1\s*0\.1/ },
  27: { row: 'new', column: 'w34', number: '−0.508', drawn: /w34\S*−0\.5\s*−0\.508/ },
  28: { row: 'new', column: 'w35', number: '0.194', drawn: /w35\S*0\.2\s*0\.194/ },
  29: { row: 'new', column: 'θ6', number: '0.218', drawn: /θ6\S*0\.1\s*→\s*0\.218/ },
  30: { row: 'new', column: 'θ5', number: '0.194', drawn: /θ5\S*0\.2\s*→\s*0\.194/ },
  31: { row: 'new', column: 'θ4', number: '−0.408', drawn: /θ4\S*−0\.4\s*→\s*−0\.408/ },
};

test('every step forward shows the book’s numbers in formula, table and drawing; back leads to the start', async ({
  page,
}) => {
  await open(page);
  await atStart(page);
  await button(page, 'Take the first step').click();

  const said = new Set<string>();
  for (let step = 1; step <= 31; step++) {
    await atStep(page, step);
    said.add((await spoken(page).textContent())!);
    const book = printed[step];
    if (book) {
      const { row, column, number, drawn } = book;
      await expect(result(page)).toHaveText(number);
      await expect(await cell(page, row, column)).toHaveText(number);
      if (row === 'new') await expect(network(page)).toContainText(drawn);
      else await expect(unit(page, Number(column))).toHaveAttribute('aria-label', drawn);
    }
    if (step < 31) await next(page).click();
  }
  expect(said.size, 'every step is told in words of its own').toBe(31);

  for (let step = 30; step >= 1; step--) {
    await back(page).click();
    await atStep(page, step);
  }
  await expect(await cell(page, 'output', '4')).toHaveText('·');
  await back(page).click();
  await atStart(page);
  await expect(back(page)).toBeDisabled();
});

test('going back leaves no trace: a number is the same each time its step is reached', async ({ page }) => {
  await open(page, '?at=1.1.20');
  const there = await result(page).textContent();
  for (const turn of [back, back, next, next]) await turn(page).click();
  await atStep(page, 20);
  await expect(result(page)).toHaveText(there!);
  await expect(await cell(page, 'new', 'w46')).toHaveText('·');
});

test('after the last step the walk goes on to the next epoch, with the new weights as the old', async ({
  page,
}) => {
  await open(page, '?at=1.1.31');
  await next(page).click();
  await expect(page.getByText('Epoch 2, tuple 1 of 1,')).toBeVisible();
  await expect(await cell(page, 'old', 'w46')).toHaveText('−0.261');
  await expect(await cell(page, 'new', 'w46')).toHaveText('·');
  await back(page).click();
  await expect(page.getByText('Epoch 1, tuple 1 of 1,')).toBeVisible();
  await atStep(page, 31);
});

test('the tables of the tuple have no bars where they fit, though tags hang out of the last row and column', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [step, part] of [
    [20, 'Units'],
    [25, 'Weights and biases'],
    [31, 'Weights and biases'],
  ] as const) {
    await open(page, `?at=1.1.${step}`);
    const table = page.getByRole('group', { name: part, exact: true });
    await expect(table.locator('.now')).toHaveCount(1);
    const { spare, bar } = await table.evaluate((one) => {
      const last = one.querySelector('tr:last-child .now span')!.getBoundingClientRect().bottom;
      return {
        spare: one.getBoundingClientRect().bottom - last,
        bar:
          one.scrollWidth > one.clientWidth ||
          (getComputedStyle(one).overflowY !== 'hidden' && one.scrollHeight > one.clientHeight),
      };
    });
    expect(bar).toBe(false);
    expect(spare).toBeGreaterThanOrEqual(0);
  }
});
