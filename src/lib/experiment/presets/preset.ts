// What a preset is, and how one is put together on a data set.
import type { DataSet } from '$lib/data/dataSet';
import { layerSizes } from '$lib/nn/network';
import { experimentWith, type Start } from '../assemble';
import { dataOfSet } from '../dataOf';
import { defaultTitle } from '../defaults';
import type { Experiment, TrainingSettings } from '../types';

/** An experiment that comes with the product. */
export interface Preset {
  /** The name in addresses; also that of its data set. */
  name: string;
  /** small: a few tuples to walk through by hand · data: many, to train on. */
  kind: 'small' | 'data';
  title: string;
  /** One plain sentence on what it shows. */
  note: string;
  load(): Promise<Experiment>;
}

/** The experiment of a start on a data set; the training settings left out are the defaults. */
export function experimentOn(
  set: DataSet,
  start: Start,
  training: Partial<TrainingSettings>,
  title?: string,
): Experiment {
  return experimentWith(
    dataOfSet(set),
    start,
    training,
    title ?? defaultTitle(set.title, layerSizes(start.network)),
  );
}
