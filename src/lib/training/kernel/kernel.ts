// A kernel: the module made for a plan, its memory, and how tuples, weights and the running state get in and out.
import { log } from '$lib/nn/log';
import { moduleOf } from './code';
import { Constants } from './constants';
import { layoutOf, type KernelPlan, type Layout } from './plan';
import { runFunction } from './run';

/** Bytes set aside for constants. */
const CONSTANTS = 2048;
const PAGE = 65536;

export interface Kernel {
  layout: Layout;
  /** All memory as doubles, and as whole numbers of 32 bits. */
  doubles: Float64Array<ArrayBuffer>;
  words: Int32Array<ArrayBuffer>;
  /** Presents so many tuples (≥ 1); returns how many of them were left when it stopped. */
  run(count: number): number;
}

/** Makes the kernel of a plan. Throws where WebAssembly or its vectors are missing or refused. */
export function makeKernel(plan: KernelPlan): Kernel {
  const layout = layoutOf(plan, CONSTANTS);
  const constants = new Constants();
  const code = runFunction(plan, layout, constants);
  if (constants.size > CONSTANTS) throw new Error('the kernel has more constants than room for them');
  const pages = Math.ceil(layout.end / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages });
  const module = new WebAssembly.Module(moduleOf([code], pages));
  const { exports } = new WebAssembly.Instance(module, { page: { memory, log } });
  const { buffer } = memory;
  constants.writeTo(buffer);
  const doubles = new Float64Array(buffer);
  const words = new Int32Array(buffer);
  return { layout, doubles, words, run: exports.run as (count: number) => number };
}
