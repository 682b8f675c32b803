// The questions of the step-through in a frame, told to the page around: each first answer, how far, and the score.
import { untrack } from 'svelte';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { Drive } from '../drive/Drive.svelte';
import { questionAfter } from '../drive/question';
import type { Range } from '../walk/range';
import type { Embedding } from './embedding';

interface Quiz {
  drive: () => Drive | null;
  walk: Walkthrough;
  range: () => Range;
  embed: Embedding;
}

/** How many values are asked for after one step and up to another. */
function countBetween({ walk }: Walkthrough, from: number, to: number): number {
  let count = 0;
  for (
    let asked = questionAfter(walk, from);
    asked && asked.step <= to;
    asked = questionAfter(walk, asked.step)
  )
    count++;
  return count;
}

/** To be called while the component is set up. A quiz is completed with its last answer, and scored by first answers. */
export function watchQuiz({ drive, walk, range, embed }: Quiz): void {
  let known = { right: 0, of: 0 };
  let of = 0;
  $effect(() => {
    const driving = drive();
    if (!driving) return;
    const { right, of: answered } = driving.count;
    const last = range().last;
    untrack(() => {
      of ||= countBetween(walk, walk.position.step, last);
      if (answered <= known.of) return;
      const { epoch, tuple } = walk.position;
      const { question } = driving;
      embed.send({
        type: 'answer',
        right: right > known.right,
        epoch,
        tuple: tuple + 1,
        step: question?.step ?? walk.position.step,
        name: question?.label.replace(/[_{}$\\]/g, '') ?? null,
      });
      known = { right, of: answered };
      if (embed.values.ask !== 'quiz') return;
      embed.send({ type: 'progress', right, answered, of });
      if (answered >= of) embed.send({ type: 'completed', score: right / of, right, of });
    });
  });
}
