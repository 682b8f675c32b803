// What a reader does on the page and sees there: opening an address, stepping, and reading numbers from the three views.
import { expect, type Locator, type Page } from './test';

/** What the button of the examples says once an example is open. */
export const titles = {
  textbook: 'Textbook, 3-2-1',
  xor: 'XOR, 2-3-1',
  mazur: 'Mazur, 2-2-2',
  and: 'AND, 2-2-1',
  or: 'OR, 2-2-1',
  iris: 'Iris, 4-3-3',
  diabetes: 'Diabetes, 3-4-4-1',
};

/** Opens an address and waits until what it names is there and answers. */
export async function open(page: Page, query = '', title?: string | RegExp): Promise<void> {
  const given = new URLSearchParams(query);
  const preset = (given.get('preset') ?? 'textbook') as keyof typeof titles;
  const step = given.get('at')?.split('.')[2];
  await page.goto(`/${query}`);
  await expect(page.getByRole('button', { name: title ?? titles[preset], exact: true })).toBeVisible();
  if (step) await expect(place(page)).toContainText(`step ${step} of`);
  await answers(page);
}

/** Waits until the page answers: its address has been read, the faces are there and the drawing has taken the measure of its room. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector('[data-ready="false"]')) return false;
    const drawing = document.querySelector<SVGSVGElement>('svg[role="group"]');
    const room = drawing?.parentElement;
    if (!drawing || !room) return false;
    const { width, height } = drawing.viewBox.baseVal;
    if (document.fonts.status !== 'loaded') return false;
    return width === room.clientWidth && height === room.clientHeight;
  });
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const next = (page: Page): Locator => button(page, 'Next');
export const back = (page: Page): Locator => button(page, 'Back');

/** Where the walk stands: "Epoch 1, tuple 1 of 4, step 16 of 38". */
export const place = (page: Page): Locator => page.locator('footer p').last();

export const atStep = (page: Page, step: number): Promise<void> =>
  expect(place(page)).toContainText(`step ${step} of`);

export const atStart = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: 'Backpropagation, one step at a time.' })).toBeVisible();

/** The one sentence that is said of the step. */
export const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]');

/** The large number of the formula. */
export const result = (page: Page): Locator =>
  page.getByRole('group', { name: 'Formula' }).locator('.katex-html .result');

export const network = (page: Page): Locator => page.getByRole('group', { name: /^Network/ });

/** A unit in the drawing, by its number; its name says its output, its error and its target. */
export const unit = (page: Page, number: number): Locator =>
  network(page).getByRole('img', { name: new RegExp(`^(Unit|Input) ${number}[:,]`) });

/** A weight's label in the drawing, such as w46. */
export const weightLabel = (page: Page, name: string): Locator =>
  network(page).locator('.label').filter({ hasText: name });

type Row = 'net input' | 'output' | 'error' | 'old' | 'change' | 'new';

const tableOf = (page: Page, row: Row): Locator =>
  page.getByRole('group', {
    name: ['old', 'change', 'new'].includes(row) ? 'Weights and biases' : 'Units',
  });

/** A cell of the tuple's table, such as the new w46. */
export async function cell(page: Page, row: Row, column: string): Promise<Locator> {
  const table = tableOf(page, row);
  await table.getByRole('columnheader').first().waitFor();
  const columns = (await table.getByRole('columnheader').allTextContents()).map((text) => text.trim());
  expect(columns).toContain(column);
  return table
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .getByRole('cell')
    .nth(columns.indexOf(column));
}

/** A number as it stands on the page, with its own minus sign. */
export const readNumber = (text: string | null): number => Number((text ?? 'none').replace('−', '-'));

/** All numbers of a row in full digits, by their columns. */
export async function digits(page: Page, row: Row): Promise<Record<string, number>> {
  const table = tableOf(page, row);
  await table.getByRole('columnheader').first().waitFor();
  const columns = await table.getByRole('columnheader').allTextContents();
  const cells = table.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell');
  const texts = await cells.evaluateAll((all) =>
    all.map((one) => one.querySelector('[title]')?.getAttribute('title') ?? null),
  );
  expect(texts).toHaveLength(columns.length);
  return Object.fromEntries(columns.map((column, i) => [column.trim(), readNumber(texts[i])]));
}

/** A field of the editor. */
export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });

/** Types a number into a field and sets it. */
export async function enter(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).fill(value);
  await field(page, name).press('Enter');
}

/** Chooses from one of the page's lists. */
export async function choose(page: Page, name: string, option: string | RegExp): Promise<void> {
  const list = page.getByRole('combobox', { name, exact: true });
  const label = await list.getByRole('option', { name: option }).first().textContent();
  await list.selectOption({ label: label!.trim() });
}
