// The steps between two places: all of them, over the ends of tuples, and none where there is no way.
import { expect, it } from 'vitest';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { xor } from '$lib/experiment/presets/xor';
import { stepsBetween } from '$lib/state/talkRange';

const at = (epoch: number, tuple: number, step: number) => ({ epoch, tuple, step });

it('has both ends and each step between them', () => {
  const steps = stepsBetween(textbookExperiment(), at(1, 0, 16), at(1, 0, 20));
  expect(steps!.map((one) => one.at.step)).toEqual([16, 17, 18, 19, 20]);
});

it('goes on from tuple to tuple', async () => {
  const steps = stepsBetween(await xor.load(), at(1, 0, 37), at(1, 1, 1))!;
  expect(steps.map(({ at: { tuple, step } }) => [tuple, step])).toEqual([
    [0, 37],
    [0, 38],
    [1, 0],
    [1, 1],
  ]);
});

it('is none backwards, and none for more than a talk can hold', async () => {
  expect(stepsBetween(textbookExperiment(), at(1, 0, 5), at(1, 0, 4))).toBeNull();
  expect(stepsBetween(await xor.load(), at(1, 0, 0), at(9, 0, 0))).toBeNull();
});

it('ends where training ends', () => {
  const experiment = textbookExperiment();
  experiment.training.stop.epochs = 1;
  const steps = stepsBetween(experiment, at(1, 0, 30), at(5, 0, 0))!;
  expect(steps.map((one) => one.at.step)).toEqual([30, 31]);
});
