// Fill in one value: any net input, output, error, change, new weight or new bias of a random small network.
import { drawExperiment } from '../draw';
import { walkOf } from '../exercise';
import type { Narration } from '$lib/nn/narrate';
import type { Ref } from '$lib/nn/steps';
import type { Draw } from '../draw';
import { asks, knownFor, knownFurtherBack, stepOf, unitsOf, weightsOf } from '../places';
import { symbolOf } from '../words';
import { valueOf } from '../work';
import { halfUnit } from '../answer';
import type { About } from '../about';
import type { Kind } from './kind';

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

function drawRef(draw: Draw, walk: Narration, about?: About): Ref {
  const last = walk.script.sizes.length - 1;
  const units = unitsOf(walk);
  const weight = draw.pick(weightsOf(walk));
  const unit = draw.pick(units);
  const output = draw.pick(units.filter(({ layer }) => layer === last));
  const hidden = draw.pick(units.filter(({ layer }) => layer < last));
  const refs: Record<Exclude<About, 'bias'>, Ref> = {
    'net-input': { quantity: 'I', unit },
    output: { quantity: 'O', unit },
    'output-error': { quantity: 'Err', unit: output },
    'hidden-error': { quantity: 'Err', unit: hidden },
    change: { quantity: 'dw', weight },
    weight: { quantity: 'w', weight },
  };
  const ofBias: Ref = draw.once(2) ? { quantity: 'θ', unit } : { quantity: 'dθ', unit };
  const drawn = draw.pick([...Object.values(refs), ofBias]);
  if (about === 'bias') return { quantity: 'θ', unit };
  if (about === 'change') return draw.once(3) ? { quantity: 'dθ', unit } : refs.change;
  return about ? refs[about] : drawn;
}

/** What a ref is, in words. */
function inWords(ref: Ref, walk: Narration): string {
  const symbol = symbolOf(ref, walk.script.sizes);
  switch (ref.quantity) {
    case 'I':
      return `the net input ${symbol}`;
    case 'O':
      return `the output ${symbol}`;
    case 'Err':
      return `the error ${symbol}`;
    case 'w':
      return `the new weight ${symbol}`;
    case 'θ':
      return `the new bias ${symbol}`;
    default:
      return `the change ${symbol}`;
  }
}

export const fill: Kind = {
  title: 'Fill in one value',
  trains: 'Any net input, output, error, change, new weight or bias, worked out from what stands beside it.',
  sizes: ['2-2-1', '3-2-1', '2-2-2', '2-3-2', '3-2-2', '2-3-1'],
  asksAbout: true,
  make(draw, sizes, about) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const ref = drawRef(draw, walk, about);
    const known = draw.once(2) ? knownFor(walk, ref) : knownFurtherBack(walk, ref);
    const asked = asks(walk, ref);
    const { digits, step } = asked;
    const change = ref.quantity === 'w' || ref.quantity === 'θ';
    const told = {
      walk,
      known,
      step: stepOf(walk, ref),
      digits,
      quantity: change ? (ref.weight ? ('dw' as const) : ('dθ' as const)) : ref.quantity,
    };
    // A value of hardly any digits would not tell right from wrong.
    if (Math.abs(valueOf(told)) < 20 * halfUnit(digits)) return null;
    const prompt = `Work out ${inWords(ref, walk)} to ${numberWords[digits]} decimals.`;
    return { experiment, prompt, known: Math.min(known, step - 1), asked: [asked] };
  },
};
