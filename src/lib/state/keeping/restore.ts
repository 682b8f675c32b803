// Makes a workbench of what was kept.
import { parse } from '$lib/experiment/parse';
import type { Experiment } from '$lib/experiment/types';
import { unpack } from '$lib/training/packed';
import { BookedRun } from '../BookedRun.svelte';
import { RunBook } from '../RunBook.svelte';
import { Workbench } from '../Workbench.svelte';
import { readDesk, type Database } from './database';
import { checkCurve, unpackData, type KeptDesk, type KeptExperiment, type KeptRun } from './records';

export interface Restored {
  bench: Workbench;
  /** The names of the runs that were damaged. */
  damaged: string[];
}

/** Reads a desk that was kept. Throws when not even the experiment that stood on it can be read. */
export async function restoreDesk(
  database: Database,
  desk: KeptDesk,
  options: RunBook['options'] = {},
): Promise<Restored> {
  const { runs, data } = await readDesk(database, desk.id);
  const shared = new Map<string, Experiment['data']>();
  const read = async ({ file, data: name }: KeptExperiment): Promise<Experiment> => {
    const kept = data.get(name);
    if (!kept) throw new Error('its data are missing');
    const experiment = await parse({ ...file, data: unpackData(kept) });
    if (!shared.has(name)) shared.set(name, experiment.data);
    return { ...experiment, data: shared.get(name)! };
  };

  const book = new RunBook(options);
  const damaged: string[] = [];
  for (const id of desk.runs) {
    const kept = runs.get(id);
    try {
      if (!kept) throw new Error('it is missing');
      book.restore(restoreRun(kept, await read(kept.experiment), options));
    } catch {
      damaged.push(kept?.name ?? id);
    }
  }
  const { present, position } = desk;
  const booked = 'run' in present ? book.find(present.run) : null;
  if ('run' in present && !booked) throw new Error('the run that stood on the desk is damaged');
  const experiment = booked?.experiment ?? (await read(present as KeptExperiment));
  if (desk.active) book.select(desk.active);
  return { bench: new Workbench({ ...experiment, position }, book, booked), damaged };
}

function restoreRun(kept: KeptRun, experiment: Experiment, options: RunBook['options']): BookedRun {
  const { id, name, parent, packed, checkpoints, curve, heldOut, elapsed } = kept;
  for (const state of [packed, ...checkpoints]) unpack(state, experiment);
  for (const one of heldOut ? [curve, heldOut] : [curve]) checkCurve(one);
  const booked = new BookedRun(id, experiment, { name, parent, ...options });
  booked.restore(packed, checkpoints, curve, heldOut, elapsed);
  return booked;
}
