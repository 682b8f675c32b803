// Is this step of simulated annealing taken? The rule of Metropolis on drawn numbers.
import { exp } from '$lib/nn/exp';
import { drawExperiment } from '../draw';
import { show } from '../words';
import { choiceOf } from './choice';
import type { Kind } from './kind';

/** Whether a step that changes the loss by `change` is taken at a temperature, when chance gives u in [0, 1): ΔL ≤ 0 or u < e^(−ΔL/τ). */
export const isTaken = (change: number, temperature: number, u: number): boolean =>
  change <= 0 || u < exp(-change / temperature);

export const metropolis: Kind = {
  title: 'Uphill or not',
  trains: 'The rule by which simulated annealing takes a step.',
  sizes: ['2-2-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const change = draw.pick([-1, 1, 1, 1]) * (draw.whole(1, 9) / 10);
    const temperature = draw.whole(1, 20) / 10;
    const chance = draw.whole(1, 99) / 100;
    const probability = change <= 0 ? 1 : exp(-change / temperature);
    // A close call would be a matter of rounding.
    if (Math.abs(chance - probability) < 0.05) return null;
    const words = ['Yes, since it goes down', 'Yes, by chance', 'No, it is refused'];
    const at = change <= 0 ? 0 : isTaken(change, temperature, chance) ? 1 : 2;
    const hints = [
      'It goes up: the error becomes larger.',
      change <= 0
        ? 'A step down needs no chance.'
        : 'Compare the drawn number with the probability: it is not below.',
      change <= 0
        ? 'A step down is always taken.'
        : 'Compare the drawn number with the probability: it is below.',
    ];
    const asked = choiceOf(draw, {
      label: 'Is it taken?',
      right: words[at],
      wrong: words.map((text, i) => (i === at ? ['', ''] : [text, hints[i]])),
      rule: 'A step down is always taken, a step up by ΔL with probability e^(−ΔL/τ): when the drawn number is below that.',
      look:
        change <= 0
          ? 'Look at the sign of ΔL.'
          : `e^(−${show(change)}/${show(temperature)}) = ${show(probability, 3)}`,
      worked:
        change <= 0
          ? `ΔL = ${show(change)} is a step down: taken.`
          : `e^(−${show(change)}/${show(temperature)}) = ${show(probability, 3)}, and ${show(chance)} is ${at === 1 ? 'below: taken' : 'not below: refused'}.`,
      inOrder: true,
    });
    return (
      asked && {
        experiment,
        prompt: 'Simulated annealing tries a random step. Does it take it?',
        known: 0,
        asked: [asked],
        facts: [
          { title: 'Change of the error ΔL', values: [show(change)] },
          { title: 'Temperature τ', values: [show(temperature)] },
          { title: 'Number drawn from 0 … 1', values: [show(chance)] },
        ],
      }
    );
  },
};
