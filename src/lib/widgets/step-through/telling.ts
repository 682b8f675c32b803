// What the page tells of a position: words, formula, lit line, and where in the run one stands.
import type { Experiment, Position } from '$lib/experiment/types';
import type { Narration } from '$lib/nn/narrate';
import type { LineName } from '$lib/view/formulas/algorithm';
import { explain, explainReady } from '$lib/view/formulas/explain';
import type { Formula } from '$lib/view/formulas/formula';
import { show, type Notation } from '$lib/view/formulas/notation';
import { spoken } from '$lib/view/formulas/richText';

export interface Telling {
  where: string;
  sentence: string;
  line: LineName;
  formula: Formula | null;
  /** The whole of it in plain words, for those who hear the page. */
  aloud: string;
}

/** What is told at step n of a walk. */
export function tell(walk: Narration, n: number, notation: Notation, countText: string): Telling {
  const { tuple, rule } = walk.input;
  if (n === 0) {
    const ready = explainReady(tuple.inputs, tuple.targets, notation, countText);
    return { ...ready, formula: null, aloud: `Ready. ${ready.sentence}` };
  }
  const step = walk.step(n);
  const context = { network: walk.network, rule, targets: tuple.targets, sizes: walk.script.sizes, notation };
  const told = explain(step, context);
  const value = show(
    step.value,
    step.kind === 'outputError' || step.kind === 'hiddenError' ? 'Err' : 'O',
    notation,
  );
  return { ...told, aloud: `${spoken(told.where)}. ${spoken(told.sentence)} Result ${value}.` };
}

/** "One tuple", or "Tuple 3 of 150". */
export const countText = (experiment: Experiment, { tuple }: Position): string => {
  const count = experiment.data.tuples.length;
  return count === 1 ? 'One tuple' : `Tuple ${tuple + 1} of ${count}`;
};
