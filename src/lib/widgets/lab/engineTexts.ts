// Words for the engine that trains, and for how long something lasts.
import type { EngineName } from '$lib/training/kernel/engine';

export const engineTexts: Record<EngineName, string> = {
  kernel: 'WebAssembly vectors',
  tuned: 'JavaScript, tuned',
  plain: 'JavaScript, plain',
};

/** "12 s", "5 min", "3 h": a stretch of time in milliseconds, rounded up. */
export function lasting(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 6000) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3600).toLocaleString('en')} h`;
}
