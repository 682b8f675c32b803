// The curve of a run as a CSV table.
import type { Curve } from '$lib/training/curve';
import { csv } from './csv';

/** One row for each epoch kept; of very long runs not every epoch is. */
export function historyCsv(curve: Curve): string {
  const rows = Array.from(curve.epoch, (epoch, i) => [
    epoch,
    curve.loss[i],
    curve.misclassifiedPercent[i],
    curve.largestChange[i],
  ]);
  return csv(['epoch', 'loss', 'misclassified_percent', 'largest_change'], rows);
}
