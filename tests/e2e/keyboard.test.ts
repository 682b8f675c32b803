// The keyboard alone: the whole walk, the way through the page by Tab, and the keys that are left alone.
import { atStart, atStep, button, cell, choose, network, open, place, result, unit } from './support/reading';
import { expect, test, type Page } from './support/test';

const press = (page: Page, ...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Presses Tab until a control is reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (name.test(reached.trim())) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

test('arrows walk the whole tuple and back', async ({ page }) => {
  await open(page);
  for (let step = 1; step <= 31; step++) await press(page, 'ArrowRight');
  await atStep(page, 31);
  await expect(result(page)).toHaveText('−0.408');
  for (let step = 30; step >= 16; step--) await press(page, 'ArrowLeft');
  await atStep(page, 16);
  await expect(result(page)).toHaveText('0.1312');
  for (let step = 15; step >= 0; step--) await press(page, 'ArrowLeft');
  await atStart(page);
});

for (const [forward, backward] of [
  ['ArrowDown', 'ArrowUp'],
  ['PageDown', 'PageUp'],
  ['n', 'p'],
  [' ', 'Shift+ '],
]) {
  test(`"${forward}" is a step on, "${backward}" a step back`, async ({ page }) => {
    await open(page, '?at=1.1.5');
    await press(page, forward, forward);
    await atStep(page, 7);
    await press(page, backward);
    await atStep(page, 6);
  });
}

test('Shift with an arrow goes by phases, Home and End to the ends', async ({ page }) => {
  await open(page);
  for (const step of [14, 20, 31]) {
    await press(page, 'Shift+ArrowRight');
    await atStep(page, step);
  }
  for (const step of [20, 14]) {
    await press(page, 'Shift+ArrowLeft');
    await atStep(page, step);
  }
  await press(page, 'End');
  await atStep(page, 31);
  await press(page, 'Home');
  await atStart(page);
});

test('G, a number and Enter go to a step', async ({ page }) => {
  await open(page, '?at=1.1.3');
  await press(page, 'g');
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
  await page.keyboard.type('16');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await atStep(page, 16);
  await expect(result(page)).toHaveText('0.1312');
});

test('the network is one tab stop; arrows move through its units and leave the step alone', async ({
  page,
}) => {
  await open(page, '?at=1.1.16');
  await tabTo(page, /^Input 1/);
  await press(page, 'ArrowDown');
  await expect(unit(page, 2)).toBeFocused();
  await press(page, 'ArrowRight');
  await expect(unit(page, 5)).toBeFocused();
  await press(page, 'ArrowRight');
  await expect(unit(page, 6)).toBeFocused();
  await press(page, 'ArrowRight');
  await expect(unit(page, 6)).toBeFocused();
  await press(page, 'Tab');
  expect(await network(page).evaluate((drawing) => drawing.contains(document.activeElement))).toBe(false);
  await press(page, 'Shift+Tab');
  await expect(unit(page, 6)).toBeFocused();
  await atStep(page, 16);
});

test('the timeline is a slider', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await tabTo(page, /^Step of this tuple/);
  const slider = page.getByRole('slider', { name: 'Step of this tuple' });
  await press(page, 'ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '17');
  await press(page, 'ArrowDown', 'ArrowLeft');
  await atStep(page, 15);
  await press(page, 'PageUp');
  await atStep(page, 5);
  await press(page, 'End');
  await expect(slider).toHaveAttribute('aria-valuetext', /Step 31 of 31: .*theta 4.*−0\.408/);
  await press(page, 'Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
});

test('a click on the timeline goes there', async ({ page }) => {
  await open(page, '?at=1.1.16');
  const box = (await page.getByRole('slider').boundingBox())!;
  await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2);
  await atStep(page, 31);
  await page.mouse.click(box.x + 4, box.y + box.height / 2);
  await atStep(page, 1);
});

test('how far a step goes is a group of radio buttons, moved by arrows', async ({ page }) => {
  await open(page, '?at=1.1.3');
  const group = page.getByRole('radiogroup', { name: 'Step by' });
  const radio = (name: string) => group.getByRole('radio', { name });
  await tabTo(page, /^term$/);
  await press(page, 'ArrowRight');
  await expect(radio('unit')).toBeFocused();
  await expect(radio('unit')).toBeChecked();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(radio('phase')).toBeChecked();
  await press(page, 'ArrowUp');
  await expect(radio('layer')).toBeChecked();
  await atStep(page, 3);
  await press(page, 'Tab');
  await expect(button(page, 'Play')).toBeFocused();
  await press(page, 'Shift+Tab');
  await expect(radio('layer')).toBeFocused();
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await expect(radio('epoch')).toBeFocused();
});

test('Space presses the button in focus, once', async ({ page }) => {
  await open(page, '?at=1.1.3');
  await button(page, 'Next').focus();
  await press(page, ' ');
  await atStep(page, 4);
  await button(page, 'Check').or(button(page, 'Share')).first().focus();
  await press(page, ' ');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await press(page, 'Escape');
  await atStep(page, 4);
});

test('the whole walk through buttons alone: Tab and Enter', async ({ page }) => {
  await open(page);
  await tabTo(page, /^Take the first step$/);
  await press(page, 'Enter');
  await atStep(page, 1);
  await tabTo(page, /^Next$/);
  for (let step = 2; step <= 31; step++) await press(page, 'Enter');
  await atStep(page, 31);
  await expect(await cell(page, 'new', 'θ4')).toHaveText('−0.408');
});

test('keys do nothing of their own in a field', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await press(page, 'e');
  const field = page.getByRole('textbox', { name: 'Learning rate' });
  await field.focus();
  await press(page, 'Home', 'ArrowRight', 'n', 'g', ' ', 'Shift+ArrowRight', 't', 'End', '?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Escape');
  await button(page, 'Done').click();
  await atStep(page, 16);
});

test('keys do nothing of their own in a dialog, and Escape leaves it', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await press(page, '?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toBeVisible();
  await press(page, 'ArrowRight', 'n', 'Home', 'e', 't', 'Shift+ArrowRight');
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await atStep(page, 16);
  await expect(button(page, 'Next')).toBeVisible();
});

test('keys with Ctrl, Alt or Meta belong to the browser', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await press(page, 'Alt+n', 'Control+e', 'Meta+t');
  await atStep(page, 16);
});

test('single keys can be switched off, and stay off', async ({ page }) => {
  await open(page, '?at=1.1.5');
  await button(page, 'Settings').click();
  await choose(page, 'Single keys', 'off');
  await press(page, 'Escape');
  await press(page, 'n', 'p', 'p', 'e', 't', 'y');
  await atStep(page, 5);
  await press(page, 'ArrowRight');
  await atStep(page, 6);
  await expect(page).toHaveURL(/at=1\.1\.6/);
  await page.reload();
  await atStep(page, 6);
  await press(page, 'n');
  await atStep(page, 6);
  await press(page, 'ArrowRight');
  await atStep(page, 7);
  await button(page, 'Settings').click();
  await choose(page, 'Single keys', /^on/);
  await press(page, 'Escape');
  await press(page, 'n');
  await atStep(page, 8);
});

test('while a run is on screen the walk stands still under the keys', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await press(page, 't');
  await expect(page.getByRole('heading', { name: /^Stopped after epoch/ })).toBeVisible();
  await press(page, 'ArrowRight', 'Shift+ArrowRight', 'Home', 'End', 'n', 'y');
  await button(page, 'Stop').click();
  await atStep(page, 16);
  await expect(place(page)).toContainText('Epoch 1,');
});
