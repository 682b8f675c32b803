// The exercises of an embedded lesson, told to the page around: each first answer, how far, and the score.
import type { Marking } from '../exercise/marking';
import type { Embedding } from './embedding';

/** The first answer to each exercise of the page counts; another like it does not. */
export function markingOf(embed: Pick<Embedding, 'send'> & { readonly generation: number }): Marking {
  let answers: (boolean | null)[] = [];
  let { generation } = embed;
  return {
    enrol(request) {
      if (generation !== embed.generation) answers = [];
      ({ generation } = embed);
      const at = answers.push(null) - 1;
      let another = false;
      return {
        answered(right) {
          const first = answers[at] === null && !another;
          embed.send({ type: 'answer', exercise: request.kind, place: at + 1, right, counts: first });
          if (!first) return;
          answers[at] = right;
          const answered = answers.filter((one) => one !== null).length;
          const count = { right: answers.filter(Boolean).length, of: answers.length };
          embed.send({ type: 'progress', answered, ...count });
          if (answered === count.of)
            embed.send({ type: 'completed', score: count.right / count.of, ...count });
        },
        another: () => void (another = true),
      };
    },
  };
}
