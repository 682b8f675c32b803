// What the benchmark bundles of the product: trainers on the kernel and on the tuned engine, and the seeks of a long run.
import { parse } from '$lib/experiment/parse';
import { startFastEngine } from '$lib/training/fastEngine';
import { BareTrainer, type BareOptions } from '$lib/training/kernel/bare';
import { makeKernel } from '$lib/training/kernel/kernel';
import { startFastRun } from '$lib/training/kernel/fastRun';
import { makeTuned } from '$lib/training/kernel/tuned';
import { Replay } from '$lib/training/replay';
import { startTraining } from '$lib/training/trainer';

export const kernel = (options: BareOptions): BareTrainer => new BareTrainer(options, makeKernel);
export const tuned = (options: BareOptions): BareTrainer => new BareTrainer(options, makeTuned);

/**
 * Trains an experiment for a million tuples, keeping a checkpoint every `stride` tuples as a page does after each stretch, and takes the
 * time, in milliseconds, to each of some places far apart.
 */
export async function seekTimes(file: unknown, stride: number, places: number): Promise<number[]> {
  const experiment = await parse(JSON.stringify(file));
  const replay = new Replay(experiment);
  replay.fast = startFastEngine;
  const run = startFastRun(experiment, startTraining(experiment));
  for (let done = 0; done < 1e6 && !run.over; done += stride) {
    run.present(stride);
    replay.offer(run.state());
  }
  const { length } = experiment.data.tuples;
  return Array.from({ length: places }, (_, n) => {
    const place = (n * 618_033) % 1_000_000;
    const start = performance.now();
    replay.stateAt(Math.floor(place / length) + 1, place % length);
    return performance.now() - start;
  });
}
