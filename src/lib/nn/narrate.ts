// The walk through one tuple: each step made on demand from the results of the two passes and the update.
import { backward, type ErrorPass } from './backward';
import { biasChange, weightChange } from './changeSteps';
import { Facts, type NarrationInput } from './facts';
import { forward, type ForwardPass } from './forward';
import type { Network, UnitRef } from './network';
import * as pass from './passSteps';
import { Script } from './script';
import type { Step } from './steps';
import { update, type UpdateResult } from './update';

/**
 * Walks the results of `forward`, `backward` and `update` for one tuple. Step n costs only itself: positions are found by arithmetic,
 * and the update of the whole network is worked out only when asked for.
 */
export class Narration {
  readonly script: Script;
  readonly #facts: Facts;
  #result?: UpdateResult;

  constructor(readonly input: NarrationInput) {
    const { network } = input.learner;
    const outputs = forward(network, input.tuple.inputs);
    this.script = new Script({ network, rule: input.rule, endsBatch: input.endsBatch });
    this.#facts = new Facts(input, outputs, backward(network, outputs, input.tuple.targets));
  }

  /** The number of steps. */
  get length(): number {
    return this.script.length;
  }

  get network(): Network {
    return this.input.learner.network;
  }

  get forward(): ForwardPass {
    return this.#facts.forward;
  }

  get errors(): ErrorPass {
    return this.#facts.errors;
  }

  /** What the tuple does to the learner, as full-speed training does it. */
  get result(): UpdateResult {
    const { learner, rule, rate, endsBatch } = this.input;
    return (this.#result ??= update(learner, this.forward, this.errors, rule, rate, endsBatch));
  }

  /** Step n, 1 ≤ n ≤ length; throws RangeError outside. */
  step(n: number): Step {
    const { section, group, offset } = this.script.place(n);
    const facts = this.#facts;
    const unit = this.script.unitOf(section, group);
    switch (section.kind) {
      case 'unitForward':
      case 'unitNetInput':
        return this.#forwardStep(unit, offset);
      case 'layerOutput':
        return pass.output(facts, unit);
      case 'outputError':
        return offset === 0 ? pass.outputPull(facts, unit) : pass.outputError(facts, unit);
      case 'outputPull':
        return pass.outputPull(facts, unit);
      case 'outputErrorOnly':
        return pass.outputError(facts, unit);
      case 'hiddenError':
        return offset < section.perGroup - 1
          ? pass.hiddenErrorTerm(facts, unit, offset)
          : pass.hiddenError(facts, unit);
      case 'weights':
        return weightChange(facts, section.mode!, this.script.weightOf(section, offset));
      case 'biases':
        return biasChange(facts, section.mode!, this.script.biasOf(section, offset));
    }
  }

  #forwardStep(unit: UnitRef, offset: number): Step {
    const terms = this.script.sizes[unit.layer - 1];
    if (offset < terms) return pass.netInputTerm(this.#facts, unit, offset);
    return offset === terms ? pass.netInput(this.#facts, unit) : pass.output(this.#facts, unit);
  }

  /** All steps in order, each made when it is reached. */
  *steps(): Generator<Step> {
    for (let n = 1; n <= this.length; n++) yield this.step(n);
  }
}

/** The walk of one tuple; see `Narration`. */
export const narrate = (input: NarrationInput): Narration => new Narration(input);
