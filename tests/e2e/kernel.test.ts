// The bits of training in the browser: the worker's last numbers are those of the command line, engine by engine.
import type { Snapshot } from '../../src/lib/training/protocol';
import { saved, trainByCommand } from './support/files';
import { button, open } from './support/reading';
import { expect, test, type Page } from './support/test';

interface Seen {
  engine: string;
  numbers: number[];
  over: boolean;
}

/** Keeps what the worker said last. */
async function listenToWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const global = globalThis as unknown as { seen: Seen; Worker: typeof Worker };
    global.Worker = class extends Worker {
      constructor(...parameters: ConstructorParameters<typeof Worker>) {
        super(...parameters);
        this.addEventListener('message', ({ data }: MessageEvent<Partial<Snapshot>>) => {
          const { engine, packed } = data;
          if (!engine || !packed) return;
          global.seen = { engine, numbers: Array.from(packed.numbers), over: packed.ended !== null };
        });
      }
    };
  });
}

/** Addresses, and what the page is called once they are open. */
const networks = [
  ['preset=xor&stop=epochs-3000', 'XOR, 2-3-1'],
  ['preset=xor&stop=epochs-500&mom=0.9&l2=0.0001&shuffle=on', 'XOR, 2-3-1'],
  [
    'preset=xor&stop=epochs-700&net=2-8-12-8-1&act=tanh,relu,leaky_relu,sigmoid&loss=binary_cross_entropy&lr=0.05',
    'XOR, 2-8-12-8-1',
  ],
  ['preset=iris&stop=epochs-40&upd=batch-7', 'Iris, 4-3-3'],
  ['preset=digits&stop=epochs-2', 'Digits, 64-32-10'],
] as const;

for (const [query, title] of networks)
  test(`${query}: the same bits in the browser and on the command line`, async ({ page }) => {
    await listenToWorker(page);
    await open(page, `?${query}`, title);
    const { network } = trainByCommand(await saved(page));
    await button(page, 'Train').click();
    const seen = () => page.evaluate(() => (globalThis as unknown as { seen?: Seen }).seen);
    await expect.poll(async () => (await seen())?.over, { timeout: 120_000 }).toBe(true);
    const { engine, numbers } = (await seen())!;
    expect(engine).toBe('kernel');
    const expected = network.weights.flatMap((rows, l) => [...rows.flat(), ...network.biases[l]]);
    expect(numbers.slice(0, expected.length)).toEqual(expected);
  });
