// A training worker that is killed: another takes its place, and the run ends with the weights of one that was never disturbed.
import { named, saved, trainByCommand } from './support/files';
import { button, digits, next, open } from './support/reading';
import { expect, test } from './support/test';

test('killed twice, once in silence and once by a crash, a run ends where the command line ends', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const made: Worker[] = [];
    const Real = Worker;
    Object.assign(window, { made });
    window.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        made.push(this);
        const number = made.length;
        if (number > 2) return;
        // What it has trained reaches the page; it does not live to hear of the next stretch.
        this.addEventListener('message', () => {
          this.terminate();
          if (number === 2)
            this.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }));
        });
      }
    };
  });
  await open(page, '?preset=xor&stop=epochs-100000');
  const { epochs, network } = trainByCommand(await saved(page));
  await button(page, 'Train it').click();
  await expect(page.getByRole('heading', { name: /^Stopped after epoch/ })).toContainText(`epoch ${epochs}`);
  expect(await page.evaluate(() => (window as unknown as { made: Worker[] }).made.length)).toBe(3);
  await button(page, 'Walk from the last tuple').click();
  await expect(next(page)).toBeDisabled();
  expect(await digits(page, 'new')).toEqual(named(network));
});
