// What the errors of a tuple would be if the algorithm were carried out wrongly, in the ways people most often do.
import { activations } from './activations/registry';
import { backward, errorCancels } from './backward';
import type { ForwardPass } from './forward';
import { losses } from './losses/registry';
import type { Network, Tuple } from './network';
import { tupleIncrement } from './update';

/** The slope f′ left out · weights already updated when the hidden errors are computed · O − T taken for T − O. */
export type Mistake = 'slopeLeftOut' | 'updatedWeights' | 'signReversed';
export const mistakes: Mistake[] = ['slopeLeftOut', 'updatedWeights', 'signReversed'];

/** Err_j of every unit after the inputs under a mistake, shaped as `ErrorPass.errors`. Needs the rate l for updated weights. */
export function errorsIf(
  mistake: Mistake,
  network: Network,
  pass: ForwardPass,
  { targets }: Tuple,
  rate: number,
): number[][] {
  const { errors } = backward(network, pass, targets);
  const last = network.layers.length - 1;
  if (mistake === 'signReversed') return errors.map((layer) => layer.map((error) => -error));
  const slope = (l: number, j: number): number => {
    const activation = activations[network.layers[l].activation];
    return activation.kind === 'unitwise'
      ? activation.derivative(pass.netInputs[l][j], pass.outputs[l + 1][j])
      : 1;
  };
  const wrong = errors.map((layer) => layer.slice());
  if (mistake === 'slopeLeftOut' && !errorCancels(network))
    wrong[last] = errors[last].map((_, k) => losses[network.loss].pull(pass.outputs[last + 1], targets, k));
  for (let l = last - 1; l >= 0; l--)
    wrong[l] = errors[l].map((_, j) => {
      let blame = 0;
      wrong[l + 1].forEach((error, k) => {
        const weight = network.layers[l + 1].weights[j][k];
        const used =
          mistake === 'updatedWeights'
            ? weight + tupleIncrement(rate, error, pass.outputs[l + 1][j])
            : weight;
        blame += error * used;
      });
      return mistake === 'slopeLeftOut' ? blame : slope(l, j) * blame;
    });
  return wrong;
}
