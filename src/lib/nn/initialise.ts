// Starting weights from a seed.
import type { ActivationName } from './activations/registry';
import type { LossName } from './losses/registry';
import type { Network } from './network';
import { randomStream } from './random';

/**
 * A network with starting weights and biases uniform in [low, high): layer by layer, for each unit j its w_ij in order i, then θ_j.
 *
 * `sizes` are the unit counts, the inputs first; `activations` has one name for each layer after the inputs.
 * Source: Han & Kamber (small random numbers, such as −0.5 to 0.5); the order of drawing is the project's definition.
 */
export function initialise(
  sizes: readonly number[],
  activations: readonly ActivationName[],
  loss: LossName,
  seed: number,
  [low, high]: readonly [number, number],
): Network {
  const stream = randomStream(seed);
  const draw = () => low + (high - low) * stream.next();
  const layers = activations.map((activation, l) => {
    const weights = Array.from({ length: sizes[l] }, () => new Array<number>(sizes[l + 1]));
    const biases = new Array<number>(sizes[l + 1]);
    for (let j = 0; j < sizes[l + 1]; j++) {
      for (let i = 0; i < sizes[l]; i++) weights[i][j] = draw();
      biases[j] = draw();
    }
    return { activation, weights, biases };
  });
  return { loss, layers };
}
