// Walks through one tuple for the tests of the drawing: the shapes of the presets, with weights from a seed.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { initialise } from '$lib/nn/initialise';
import { narrate, type Narration } from '$lib/nn/narrate';
import { randomStream } from '$lib/nn/random';
import { startLearner, type UpdateRule } from '$lib/nn/update';

const caseUpdating: UpdateRule = { updating: 'case', momentum: 0, l2: 0, updateBiases: true };

/** The book's tuple: 3-2-1, rate 0.9. */
export const textbook = textbookExperiment().network;

export const textbookWalk = (rule: Partial<UpdateRule> = {}): Narration =>
  narrate({
    learner: startLearner(textbook),
    tuple: { inputs: [1, 0, 1], targets: [1] },
    rule: { ...caseUpdating, ...rule },
    rate: 0.9,
    endsBatch: true,
  });

/** A network of the given sizes with weights and inputs to two decimals, as presets have them. */
export function seededWalk(sizes: number[]): Narration {
  const network = initialise(
    sizes,
    sizes.slice(1).map(() => 'sigmoid' as const),
    'half_sse',
    1,
    [-1, 1],
  );
  const stream = randomStream(2);
  const draw = (count: number) => Array.from({ length: count }, () => Math.round(stream.next() * 100) / 100);
  const tuple = { inputs: draw(sizes[0]), targets: draw(sizes[sizes.length - 1]) };
  return narrate({ learner: startLearner(network), tuple, rule: caseUpdating, rate: 0.5, endsBatch: true });
}

export const presetShapes = [
  [3, 2, 1],
  [2, 2, 1],
  [2, 3, 1],
  [2, 2, 2],
  [4, 3, 3],
  [3, 4, 4, 1],
  [2, 1],
];
