// What is said at a place of the walk: on the slide, and to those who hear it.
import type { NumberAsked } from '$lib/exercises/exercise';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { Notation } from '$lib/view/formulas/notation';
import { spoken } from '$lib/view/formulas/richText';
import { worded } from '../exercise/wording';
import { countText, tell, type Telling } from '../step-through/telling';
import { overText } from '../training/overText';
import { askText } from './choices';

export interface SlideText {
  telling: Telling;
  /** The one sentence, symbols as `RichText` takes them. */
  says: string;
  aloud: string;
}

/** With a question the texts are those of its step, and nothing of what it asks for. */
export function slideText(at: Walkthrough, question: NumberAsked | null, notation: Notation): SlideText {
  const { walk, position, experiment, over } = at;
  const telling = tell(walk, question?.step ?? position.step, notation, countText(experiment, position));
  if (question) {
    const says = worded(askText(question), notation);
    return { telling, says, aloud: spoken(says) };
  }
  const ended = over && overText(experiment, over, walk.script.sizes);
  return { telling, says: ended ?? telling.sentence, aloud: ended ?? telling.aloud };
}

/** "Epoch 2, tuple 1, step 5 of 31"; with one tuple, in the first epoch, the step alone. */
export function placeOf({ walk, position, experiment }: Walkthrough): string {
  const step = `step ${position.step} of ${walk.length}`;
  return position.epoch > 1 || experiment.data.tuples.length > 1
    ? `Epoch ${position.epoch}, tuple ${position.tuple + 1}, ${step}`
    : step;
}
