import { expect, it } from 'vitest';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { Desk } from '$lib/state/Desk.svelte';

it('opens what an address names, and says what it leaves out', async () => {
  const desk = new Desk(textbookExperiment());
  await desk.open('?preset=xor&lr=banana');
  expect(desk.bench.experiment.data.preset).toBe('xor');
  expect(desk.notices).toHaveLength(1);
  expect(desk.notices[0]).toMatch(/^lr=banana was left out/);
});

it('says so when the address holds a talk', async () => {
  const desk = new Desk(textbookExperiment());
  await desk.open('?preset=textbook&steps=1.1.5');
  expect(desk.notices).toEqual([expect.stringMatching(/^The talk of 1 step was left out/)]);
});

it('opens an address once', async () => {
  const desk = new Desk(textbookExperiment());
  await desk.open('?preset=xor');
  const { bench } = desk;
  await desk.open('?preset=xor');
  await desk.open('');
  expect(desk.bench).toBe(bench);
});

it('remembers the address it gives as its own', async () => {
  const desk = new Desk(textbookExperiment());
  const address = await desk.addressOf(desk.bench.present);
  const { bench } = desk;
  await desk.open(address!);
  expect(desk.bench).toBe(bench);
});
