// How the rungs of the ladder are written: the derivative, what it is in symbols, its number, and a sentence.
import { refKey, type Factor, type Quantity, type Ref } from '$lib/nn/steps';
import { NUDGE } from '$lib/nn/finiteDifference';
import type { UnitRef, WeightRef } from '$lib/nn/network';
import { indexOf, letter, numberTex, show, type Notation } from '$lib/view/formulas/notation';
import { number, symbol } from '$lib/view/formulas/pieces';
import { rate, sizes, type Ladder, type Rung, type RungName } from './ladder';

/** A rung in TeX; `numbers` is the form again with its numbers, empty where the value alone says it. */
export interface Written {
  derivative: string;
  form: string;
  numbers: string;
  value: string;
}

/** Writes the rungs of a ladder in a notation. */
export class Writer {
  readonly #setting;

  constructor(
    readonly ladder: Ladder,
    readonly notation: Notation,
  ) {
    this.#setting = { sizes, notation };
  }

  #symbol(ref: Ref, value = 1): string {
    return symbol(ref, value, this.#setting);
  }

  #unit(quantity: Quantity, unit: UnitRef): string {
    return this.#symbol({ quantity, unit });
  }

  #number(factor: Factor): string {
    return number(factor, this.#setting);
  }

  #shown(value: number, quantity: Quantity = 'sum', digits = this.notation.digits): string {
    const shown = numberTex(show(value, quantity, { ...this.notation, digits }));
    return `\\htmlClass{num}{${shown}}`;
  }

  /** The weight of a link between units of two layers. */
  get #above(): WeightRef {
    const { to, top } = this.ladder;
    return { layer: to.layer, from: to.index, to: top.index };
  }

  /** The pairs of the chain from the loss down: what moves, and by what. */
  links(): { name: RungName; over: string; under: string }[] {
    const { to, top, hidden, weight } = this.ladder;
    const own = this.#symbol({ quantity: 'w', weight }, this.ladder.value);
    const down: { name: RungName; under: string }[] = [
      { name: 'pull', under: this.#unit('O', top) },
      { name: 'slope', under: this.#unit('I', top) },
    ];
    if (hidden)
      down.push(
        { name: 'along', under: this.#unit('O', to) },
        { name: 'hidden-slope', under: this.#unit('I', to) },
      );
    down.push({ name: 'input', under: own });
    return down.map(({ name, under }, i) => ({ name, under, over: i === 0 ? 'L' : down[i - 1].under }));
  }

  /** The whole chain, as fractions. */
  chain(): { whole: string; factors: { name: RungName; tex: string }[] } {
    const fraction = (over: string, under: string) => `\\dfrac{\\partial ${over}}{\\partial ${under}}`;
    const links = this.links();
    return {
      whole: fraction('L', links[links.length - 1].under),
      factors: links.map(({ name, over, under }) => ({ name, tex: fraction(over, under) })),
    };
  }

  rung({ name, value }: Rung): Written {
    const { to, from, top, weight, output, error } = this.ladder;
    const link = this.links().find((one) => one.name === name);
    const slash = (over: string, under: string) => `\\partial ${over}/\\partial ${under}`;
    const derivative = link ? slash(link.over, link.under) : '';
    const plain = this.#shown(value);
    switch (name) {
      case 'pull': {
        const [T, O] = [this.#symbol({ quantity: 'T', unit: top }), this.#unit('O', top)];
        return { derivative, form: `-(${T}-${O})`, numbers: '', value: plain };
      }
      case 'slope':
      case 'hidden-slope': {
        const O = this.#unit('O', name === 'slope' ? top : to);
        return { derivative, form: `${O}\\,(1-${O})`, numbers: '', value: plain };
      }
      case 'along':
        return {
          derivative,
          form: this.#symbol({ quantity: 'w', weight: this.#above }, value),
          numbers: '',
          value: this.#number({ quantity: 'w', weight: this.#above, value }),
        };
      case 'input':
        return {
          derivative,
          form: this.#unit('O', from),
          numbers: '',
          value: this.#number({ quantity: 'O', unit: from, value }),
        };
      case 'error':
      case 'hidden-error': {
        const unit = name === 'error' ? top : to;
        return {
          derivative: slash('L', this.#unit('I', unit)),
          form: `-${this.#unit('Err', unit)}`,
          numbers: '',
          value: this.#shown(value, 'Err'),
        };
      }
      case 'result':
        return {
          derivative: slash('L', this.#symbol({ quantity: 'w', weight }, this.ladder.value)),
          form: `-${this.#unit('Err', to)}\\,${this.#unit('O', from)}`,
          numbers: `-${this.#number({ quantity: 'Err', unit: to, value: error })}\\cdot${this.#number({ quantity: 'O', unit: from, value: output })}`,
          value: this.#shown(value, 'Err'),
        };
      default:
        return { derivative, form: '', numbers: '', value: this.#shown(value, 'Err', 6) };
    }
  }

  /** Δw = l Err O, with its numbers. */
  increment(): string {
    const { to, from, weight, error, output, increment } = this.ladder;
    const own = indexOf({ quantity: 'w', weight }, sizes);
    const l = letter('l', this.notation).tex;
    const numbers = [
      this.#shown(rate, 'l'),
      `(${this.#shown(error, 'Err')})`,
      this.#shown(output, from.layer === 0 ? 'T' : 'O'),
    ].join('\\cdot ');
    return `\\Delta w_{${own}}=${l}\\,${this.#unit('Err', to)}\\,${this.#unit('O', from)}=${numbers}=${this.#shown(increment, 'Err')}`;
  }

  /** The chain's result with as many digits as the check beside it. */
  precise(): string {
    return this.#shown(-(this.ladder.error * this.ladder.output), 'Err', 6);
  }

  /** What a rung says, with symbols for `RichText`. */
  says({ name, value }: Rung): string {
    const { to, from, top, weight, hidden } = this.ladder;
    const say = (quantity: Quantity, ref: UnitRef | WeightRef): string => {
      const one = 'from' in ref ? { quantity, weight: ref } : { quantity, unit: ref };
      return `$${letter(quantity, this.notation).text}_{${indexOf(one, sizes)}}$`;
    };
    const own = say('w', weight);
    const size = show(Math.abs(value), 'sum', this.notation);
    const moves = value < 0 ? 'falls' : 'grows';
    switch (name) {
      case 'chain':
        return hidden
          ? `${own} moves the loss only through ${say('I', to)}, ${say('O', to)}, ${say('I', top)} and ${say('O', top)}: one factor for each link.`
          : `${own} moves the loss only through ${say('I', top)} and ${say('O', top)}: one factor for each link.`;
      case 'pull':
        return `When ${say('O', top)} grows a little, the loss ${moves} ${size} times as much.`;
      case 'slope':
      case 'hidden-slope': {
        const unit = name === 'slope' ? top : to;
        return `When ${say('I', unit)} grows a little, ${say('O', unit)} grows ${size} times as much: the slope.`;
      }
      case 'error':
        return `Both together say how the loss moves with ${say('I', top)}: that is −${say('Err', top)}.`;
      case 'along':
        return `${say('O', to)} enters ${say('I', top)} times ${say('w', this.#above)}, so ${say('I', top)} moves ${show(value, 'w', this.notation)} times as much.`;
      case 'hidden-error':
        return `All links so far make −${say('Err', to)}. With more units above, their products would be added.`;
      case 'input':
        return `${own} enters ${say('I', to)} times ${say('O', from)}, so ${say('I', to)} moves ${show(value, from.layer === 0 ? 'T' : 'O', this.notation)} times as much.`;
      case 'result':
        return `The loss has slope −${say('Err', to)} ${say('O', from)} along ${own}. The update goes the other way.`;
      case 'check': {
        const nudge = NUDGE.toFixed(5).replace('.', this.notation.decimal === 'comma' ? ',' : '.');
        return `With ${own} nudged by ${nudge} both ways, the loss itself shows the same slope.`;
      }
    }
  }

  /** The key of the chosen weight. */
  get key(): string {
    return refKey({ quantity: 'w', weight: this.ladder.weight });
  }
}
