// What a learner does on the pages of the exercises. Right answers come from the engine, not from the page.
import type { Exercise } from '$lib/exercises/exercise';
import { fromParameters, generate } from '$lib/exercises/generate';
import { keyOf } from '$lib/exercises/grade';
import { expect, type Locator, type Page } from './test';

/** The exercise that an address names. */
export function exerciseOf(query: string): Exercise {
  const request = fromParameters(new URLSearchParams(query));
  if ('problem' in request) throw new Error(request.problem);
  return generate(request);
}

/** Opens one exercise by its address and says what it is. */
export async function openExercise(page: Page, query: string): Promise<Exercise> {
  const exercise = exerciseOf(query);
  await page.goto(`/exercises/one/?${query}`);
  await expect(question(page)).toBeVisible();
  // The address says the size too once the page answers.
  await expect(page).toHaveURL(/size=/);
  return exercise;
}

export const question = (page: Page): Locator => page.locator('form.question');
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** What is said of the answer to those who hear the page. */
export const said = (page: Page): Locator => question(page).locator('[aria-live="polite"]');
/** What is said of it on the page. */
export const verdict = (page: Page): Locator => question(page).locator('.verdict');

/** The field at a place among the numbers asked. */
export const field = (page: Page, at = 0): Locator => question(page).locator(`input[data-answer="${at}"]`);

/** The right answers as one types them. */
export const answersTo = (exercise: Exercise): string[] =>
  keyOf(exercise).map(({ answer }) => answer.replace('−', '-'));

/** The right order of an order's items. */
export function orderOf({ asked: [one] }: Exercise): number[] {
  if (one.form !== 'order') throw new Error('no order');
  return one.items.map((_, i) => i).sort((a, b) => one.items[a].step - one.items[b].step);
}

/** Chooses an option of the radio group at a place. */
export const choose = (page: Page, group: number, option: number): Promise<void> =>
  question(page).getByRole('radiogroup').nth(group).getByRole('radio').nth(option).check();

/** Brings the steps into an order, by the keys of their buttons alone. */
export async function arrange(page: Page, wanted: readonly number[]): Promise<void> {
  const rows = question(page).locator('li[data-item]');
  for (const [place, item] of wanted.entries()) {
    const items = await rows.evaluateAll((all) =>
      all.map((row) => Number((row as HTMLElement).dataset.item)),
    );
    await question(page).locator(`li[data-item="${item}"] button.up`).focus();
    for (let from = items.indexOf(item); from > place; from--) await page.keyboard.press('ArrowUp');
    await expect(rows.nth(place)).toHaveAttribute('data-item', String(item));
  }
}
