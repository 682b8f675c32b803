// How many updates are made in so many epochs, by case, by epoch, in mini-batches?
import { endsBatch, type Updating } from '$lib/nn/update';
import { drawExperiment, drawTuple } from '../draw';
import { choiceOf } from './choice';
import type { Kind } from './kind';

export const updates: Kind = {
  title: 'Count the updates',
  trains: 'Telling tuples, updates and epochs apart.',
  sizes: ['2-2-1'],
  make(draw, sizes) {
    const count = draw.whole(5, 30);
    const epochs = draw.whole(2, 12);
    const batch = draw.whole(2, 4);
    const updating = draw.pick<Updating>(['case', 'epoch', { batch }]);
    const tuples = Array.from({ length: count }, () => drawTuple(draw, sizes[0], sizes[sizes.length - 1]));
    const experiment = drawExperiment(draw, sizes, tuples);
    experiment.training.updating = updating;
    const inEpoch = tuples.filter((_, at) => endsBatch(updating, at, count)).length;
    const words =
      updating === 'case'
        ? 'case updating'
        : updating === 'epoch'
          ? 'epoch updating'
          : `mini-batches of ${batch}`;
    const asked = choiceOf(draw, {
      label: 'Updates',
      right: String(inEpoch * epochs),
      wrong: [
        [String(count * epochs), `This is one update a tuple, which is case updating, not ${words}.`],
        [String(epochs), `This is one update an epoch, which is epoch updating, not ${words}.`],
        [String(inEpoch), 'This is for a single epoch.'],
        [
          String(Math.floor(count / batch) * epochs),
          typeof updating === 'object'
            ? 'A short last batch makes an update too.'
            : `No batches are made in ${words}.`,
        ],
        [String(count), 'This is the number of tuples.'],
      ],
      rule:
        updating === 'case'
          ? 'Case updating changes the weights after every tuple.'
          : updating === 'epoch'
            ? 'Epoch updating changes the weights once, at the end of each epoch.'
            : 'Each batch makes one update; a short last batch too.',
      look: `In one epoch there ${inEpoch === 1 ? 'is 1 update' : `are ${inEpoch} updates`}.`,
      worked: `${inEpoch} · ${epochs} = ${inEpoch * epochs}`,
    });
    return (
      asked && {
        experiment,
        prompt: `Trained for ${epochs} epochs on ${count} tuples with ${words}: how many updates are made?`,
        known: 0,
        asked: [asked],
        facts: [
          { title: 'Tuples', values: [String(count)] },
          { title: 'Epochs', values: [String(epochs)] },
          { title: 'Updating', values: [words] },
        ],
      }
    );
  },
};
