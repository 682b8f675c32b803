// The training worker for a page that may load none from a file: in a sandboxed frame its script comes with the page.
import { useWorkers } from './TrainingRunWorker.svelte';
import type { TrainingWorker } from '$lib/training/protocol';

/** To be awaited before a run begins. Where a worker can be loaded from its file it does nothing. */
export async function allowInlineWorkers(): Promise<void> {
  // Only a sandboxed frame has an origin that is none.
  if (globalThis.origin !== 'null') return;
  const { default: InlineWorker } = await import('$lib/training/training.worker?worker&inline');
  useWorkers(() => new InlineWorker() as TrainingWorker);
}
