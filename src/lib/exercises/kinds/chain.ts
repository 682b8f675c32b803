// The missing factor in the chain from a weight to the loss.
import type { UnitRef } from '$lib/nn/network';
import { drawExperiment } from '../draw';
import { walkOf } from '../exercise';
import { stepOf, weightsOf } from '../places';
import { plainText, symbolOf } from '../words';
import { choiceOf } from './choice';
import type { Kind } from './kind';

export const chain: Kind = {
  title: 'The missing factor',
  shows: { numbers: false },
  trains: 'The chain rule from a weight to the loss, link by link.',
  sizes: ['2-2-1', '3-2-1', '2-3-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const last = sizes.length - 1;
    // Only with one hidden layer and one output does a single way lead from every weight to the loss; else from those into the outputs.
    const single = last === 2 && sizes[last] === 1;
    const weight = draw.pick(weightsOf(walk).filter(({ layer }) => single || layer === last - 1));
    const hidden = weight.layer < last - 1;
    const into: UnitRef = { layer: weight.layer + 1, index: weight.to };
    const from: UnitRef = { layer: weight.layer, index: weight.from };
    const output: UnitRef = hidden ? { layer: last, index: 0 } : into;
    const plain = (quantity: 'I' | 'O' | 'T' | 'Err', unit: UnitRef) =>
      plainText(symbolOf({ quantity, unit }, sizes));
    const w = plainText(symbolOf({ quantity: 'w', weight }, sizes));
    const ahead = plainText(
      symbolOf({ quantity: 'w', weight: { layer: into.layer, from: into.index, to: 0 } }, sizes),
    );
    const part = (upper: string, lower: string) => `∂${upper}/∂${lower}`;
    const [I, O] = [plain('I', output), plain('O', output)];
    /** Each link with what it comes to. */
    const links: [link: string, value: string][] = [
      [part('L', O), `−(${plain('T', output)} − ${O})`],
      [part(O, I), `${O} (1 − ${O})`],
      ...(hidden
        ? ([
            [part(I, plain('O', into)), ahead],
            [part(plain('O', into), plain('I', into)), `${plain('O', into)} (1 − ${plain('O', into)})`],
          ] satisfies [string, string][])
        : []),
      [part(plain('I', into), w), plain('O', from)],
    ];
    const missing = draw.whole(0, links.length - 1);
    const [link, value] = links[missing];
    const others = draw.shuffled(links.filter((_, i) => i !== missing));
    const wrong = [
      [`${plain('Err', into)}`, 'An error holds several links at once, and has the other sign.'],
      ...others.map(([name, text]) => [text, `This is ${name}, another link of the chain.`]),
      [w, 'The weight itself is what is being changed.'],
    ] as [string, string][];
    const asked = choiceOf(draw, {
      label: link,
      right: value,
      wrong: [...wrong.slice(1, 3), wrong[0], wrong[wrong.length - 1]],
      rule: 'Keep all else fixed: how much does the upper quantity move when the lower one moves a little?',
      look: 'Find both quantities in the drawing, and the formula that leads from the lower to the upper.',
      worked: `${link} = ${value}`,
    });
    const whole = links.map(([name], i) => (i === missing ? '?' : name)).join(' · ');
    return (
      asked && {
        experiment,
        prompt: `In ${part('L', w)} = ${whole}, what does the missing factor ${link} come to?`,
        known: 0,
        asked: [
          {
            ...asked,
            step: hidden
              ? stepOf(walk, { quantity: 'Err', unit: into })
              : stepOf(walk, { quantity: 'dw', weight }),
          },
        ],
      }
    );
  },
};
