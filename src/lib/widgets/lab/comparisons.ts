// Sets of runs worth comparing: the same start, one thing different.
import type { Experiment } from '$lib/experiment/types';
import type { Variant } from '$lib/state/RunBook.svelte';
import { withSeed, withTraining } from '../editor/changes';

export interface Comparison {
  title: string;
  variants: (base: Experiment) => Variant[];
}

/** Factors of the rate: crawling, fine, swinging. */
const FACTORS = [0.1, 0.3, 1, 3];
const SEEDS = 4;

/** A number without the digits that arithmetic adds. */
const tidy = (value: number): number => Number(value.toPrecision(6));

export const comparisons: readonly Comparison[] = [
  {
    title: 'Case and epoch updating',
    variants: (base) =>
      (['case', 'epoch'] as const).map((updating) => ({
        name: `${updating} updating`,
        experiment: withTraining(base, { updating }),
      })),
  },
  {
    title: 'Four rates',
    variants: (base) => {
      const { learningRate } = base.training;
      const rate = learningRate === '1/t' ? 0.9 : learningRate;
      return FACTORS.map((factor) => ({
        name: `rate ${tidy(rate * factor)}`,
        experiment: withTraining(base, { learningRate: tidy(rate * factor) }),
      }));
    },
  },
  {
    title: 'Four seeds',
    variants: (base) => {
      const first = base.drawn?.seed ?? 1;
      return Array.from({ length: SEEDS }, (_, i) => ({
        name: `seed ${first + i}`,
        experiment: i === 0 && base.drawn ? base : withSeed(base, first + i),
      }));
    },
  },
];
