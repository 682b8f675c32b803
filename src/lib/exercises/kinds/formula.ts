// Choose the formula: four that could give a quantity of this network, and only one does.
import type { Ref } from '$lib/nn/steps';
import { drawExperiment } from '../draw';
import { walkOf, type Option } from '../exercise';
import type { MisconceptionName } from '../misconceptions';
import { outputsDone, stepOf, unitsOf, weightsOf } from '../places';
import { plainText, symbolOf } from '../words';
import type { Kind } from './kind';

/** A formula in the symbols of `symbolOf`, and who would choose it. */
type Choice = [formula: string, misconception?: MisconceptionName];

/** TeX of a formula written with `$w_{46}$` and plain signs. */
const texOf = (formula: string): string =>
  formula
    .replace(/\$([^$]*)\$/g, (_, symbol: string) => symbol.replace(/\bErr\b|Err(?=_)/, '\\mathit{Err}'))
    .replace(/Δ/g, '\\Delta ')
    .replace(/θ/g, '\\theta')
    .replace(/−/g, '-')
    .replace(/·/g, '\\,')
    .replace(/1 \/ \(1 \+ e\^\(([^)]*)\)\)/g, '\\frac{1}{1+e^{$1}}');

export const formula: Kind = {
  title: 'Choose the formula',
  shows: { numbers: false, mark: true },
  trains: 'Which numbers make which: slopes, sums over the right side, the rate.',
  sizes: ['2-2-1', '3-2-2', '2-2-2', '2-3-2'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const last = sizes.length - 1;
    const name = (ref: Ref) => symbolOf(ref, sizes);
    const unit = draw.pick(unitsOf(walk));
    const { layer, index } = unit;
    const of = (quantity: 'I' | 'O' | 'Err' | 'T' | 'θ') => name({ quantity, unit });
    const [I, O, Err, T, θ] = [of('I'), of('O'), of('Err'), of('T'), of('θ')];
    const below = (quantity: 'O' | 'Err') =>
      Array.from({ length: sizes[layer - 1] }, (_, from) => {
        const w = name({ quantity: 'w', weight: { layer: layer - 1, from, to: index } });
        return `${w}·${name({ quantity, unit: { layer: layer - 1, index: from } })}`;
      }).join(' + ');
    const above = (sizes[layer + 1] ? Array.from({ length: sizes[layer + 1] }) : []).map((_, to) => {
      const w = name({ quantity: 'w', weight: { layer, from: index, to } });
      return `${name({ quantity: 'Err', unit: { layer: layer + 1, index: to } })}·${w}`;
    });
    const weight = draw.pick(weightsOf(walk));
    const into = { layer: weight.layer + 1, index: weight.to };
    const [ErrTo, OFrom] = [
      name({ quantity: 'Err', unit: into }),
      name({ quantity: 'O', unit: { layer: weight.layer, index: weight.from } }),
    ];
    const OTo = name({ quantity: 'O', unit: into });
    const slope = `${O}·(1 − ${O})`;
    const blame = above.join(' + ');
    const errorRef: Ref = { quantity: 'Err', unit };
    const error: [Ref, Choice[]] =
      layer === last
        ? [
            errorRef,
            [
              [`${slope}·(${T} − ${O})`],
              [`${slope}·(${O} − ${T})`, 'signReversed'],
              [`${T} − ${O}`, 'slopeForgotten'],
              [`${I}·(1 − ${I})·(${T} − ${I})`, 'netForOutput'],
            ],
          ]
        : [
            errorRef,
            [
              [`${slope}·(${blame})`],
              [blame, 'slopeForgotten'],
              [`${slope}·(${below('O')})`, 'predecessors'],
              above.length > 1
                ? [`${slope}·${above[0]}`, 'oneSuccessor']
                : [`${I}·(1 − ${I})·(${blame})`, 'netForOutput'],
            ],
          ];
    const [ref, choices] = draw.pick<[Ref, Choice[]]>([
      error,
      error,
      [
        { quantity: 'I', unit },
        [
          [`${below('O')} + ${θ}`],
          [below('O'), 'biasForgotten'],
          [`${θ}·(${below('O')})`],
          [`1 / (1 + e^(−${O}))`],
        ],
      ],
      [
        { quantity: 'O', unit },
        [[`1 / (1 + e^(−${I}))`], [`1 / (1 + e^(${I}))`], [I, 'netForOutput'], [`${I}·(1 − ${I})`]],
      ],
      [
        { quantity: 'dw', weight },
        [
          [`$l$·${ErrTo}·${OFrom}`],
          [`${ErrTo}·${OFrom}`, 'rateForgotten'],
          [`−$l$·${ErrTo}·${OFrom}`, 'subtracted'],
          [`$l$·${ErrTo}·${OTo}`],
        ],
      ],
      [
        { quantity: 'dθ', unit },
        [[`$l$·${Err}`], [Err, 'rateForgotten'], [`−$l$·${Err}`, 'subtracted'], [`$l$·${Err}·${O}`]],
      ],
    ]);
    const order = draw.shuffled([0, 1, 2, 3]);
    const symbol = name(ref);
    const options = order.map((at): Option => {
      const [text, misconception] = choices[at];
      return { text: plainText(text), tex: texOf(text), ...(misconception && { misconception }) };
    });
    const right = order.indexOf(0);
    return {
      experiment,
      prompt: `Which formula gives ${symbol}?`,
      known: outputsDone(walk, 0),
      asked: [
        {
          form: 'choice',
          label: symbol,
          options,
          right,
          rule: rules[ref.quantity === 'Err' && layer < last ? 'hidden' : ref.quantity],
          look: `Find ${symbol} in the drawing: which numbers stand beside it or come to it over its weights?`,
          worked: `${plainText(symbol)} = ${options[right].text}`,
          step: stepOf(walk, ref),
        },
      ],
    };
  },
};

const rules: Record<string, string> = {
  I: 'A net input is the weighted sum of the outputs before the unit, and its bias.',
  O: 'The output squashes the net input into 0…1, and rises with it.',
  Err: 'The error of an output unit is its slope times target less output.',
  hidden: 'The error of a hidden unit is its slope times the sum of the errors ahead, each over its weight.',
  dw: 'A weight changes by the rate, times the error ahead of it, times the output behind it.',
  dθ: 'A bias changes by the rate times the error of its unit, as if its input were 1.',
};
