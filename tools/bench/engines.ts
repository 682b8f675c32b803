// What the benchmark bundles of the product: trainers on the kernel and on the tuned engine.
import { BareTrainer, type BareOptions } from '$lib/training/kernel/bare';
import { makeKernel } from '$lib/training/kernel/kernel';
import { makeTuned } from '$lib/training/kernel/tuned';

export const kernel = (options: BareOptions): BareTrainer => new BareTrainer(options, makeKernel);
export const tuned = (options: BareOptions): BareTrainer => new BareTrainer(options, makeTuned);
