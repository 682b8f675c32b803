// What is said of an operation of the graph: as it is done, on the way back, and of how often its result is read.
import { indexOf, letter, show, type Notation } from '$lib/view/formulas/notation';
import type { Quantity } from '$lib/nn/steps';
import { layerSizes } from '$lib/nn/network';
import { readingsOf, stateAt, type OpGraph, type OpNode } from './opGraph';

const often = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** Names and numbers of the graph in a notation. */
export class Teller {
  readonly #sizes: number[];

  constructor(
    readonly graph: OpGraph,
    readonly notation: Notation,
  ) {
    this.#sizes = layerSizes(graph.network);
  }

  /** A symbol for `RichText`. */
  symbol(quantity: Quantity, node: OpNode): string {
    return `$${letter(quantity, this.notation).text}_{${this.index(quantity, node)}}$`;
  }

  index(quantity: Quantity, { unit, weight }: OpNode): string {
    return indexOf(weight && quantity === 'w' ? { quantity, weight } : { quantity, unit }, this.#sizes);
  }

  value(node: OpNode): string {
    const kinds: Record<OpNode['op'], Quantity> = {
      input: 'T',
      times: 'w',
      plus: 'I',
      squash: 'O',
      loss: 'sum',
    };
    return show(node.value, kinds[node.op], this.notation);
  }

  blame(value: number): string {
    return show(value, 'Err', this.notation);
  }

  target(): string {
    return this.graph.tuple.targets.map((target) => show(target, 'T', this.notation)).join(' ');
  }

  leaf(node: OpNode): string {
    return show(node.leaf!.value, node.leaf!.quantity, this.notation);
  }

  /** The step that has just been done. */
  step(step: number): string {
    const { now, phase } = stateAt(this.graph, step);
    if (now === null) return 'Every operation of one tuple, from the inputs to the loss: step through it.';
    const node = this.graph.nodes[now];
    return phase === 'forward' ? this.#forward(node) : this.#back(node);
  }

  #forward(node: OpNode): string {
    const value = this.value(node);
    switch (node.op) {
      case 'times':
        return `${this.symbol('w', node)} times ${this.symbol('O', this.graph.nodes[node.reads[0]])} is ${value}.`;
      case 'plus':
        return `The ${node.reads.length} products and ${this.symbol('θ', node)} add up to ${this.symbol('I', node)} = ${value}.`;
      case 'squash':
        return `The curve turns ${this.symbol('I', node)} into ${this.symbol('O', node)} = ${value}, and it is kept.`;
      default:
        return `The loss compares ${this.symbol('O', this.graph.nodes[node.reads[0]])} with its target: ${value}.`;
    }
  }

  #back(node: OpNode): string {
    const blame = this.blame(node.blame!);
    const d = (symbol: string) => `−∂L/∂${symbol}`;
    switch (node.op) {
      case 'times':
        return `+ hands ${blame} on unchanged; times ${this.symbol('O', this.graph.nodes[node.reads[0]])} it is ${d(this.symbol('w', node))} = ${this.blame(node.leaf!.blame)}.`;
      case 'plus':
        return `Times the slope of the curve it is ${this.symbol('Err', node)} = ${blame}, at the net input.`;
      case 'squash':
        return this.graph.nodes[node.readBy[0]].op === 'loss'
          ? `The way back begins: ${d(this.symbol('O', node))} = ${blame}, target less output.`
          : `Over each weight it feeds, blame comes back: ${d(this.symbol('O', node))} = ${blame}.`;
      default:
        return `${this.symbol('O', node)} is read ${often(node.readBy.length)}; what comes back is added: ${blame}.`;
    }
  }

  /** How often the result of an operation is used. */
  uses(node: OpNode, blamed: boolean): string {
    const { forward, back } = readingsOf(this.graph, node);
    switch (node.op) {
      case 'times':
        return 'This product is worked out once and read once, by the sum.';
      case 'plus':
        return blamed
          ? `${this.symbol('Err', node)} is worked out once and handed to ${node.reads.length} products and the bias.`
          : `${this.symbol('I', node)} is worked out once and read once, by the curve.`;
      case 'loss':
        return 'The loss is one number: here the way back begins.';
      default:
        return `${this.symbol('O', node)} is worked out once and read ${often(forward)} on the way forward, ${often(back)} on the way back.`;
    }
  }
}
