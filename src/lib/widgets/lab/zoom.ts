// Which epochs are shown when one looks closer at a run, or sees more of it.

type Range = [first: number, last: number];

/** The stretch a factor narrower (below 1) or wider around an epoch, within all there is; null when that is all. */
export function zoomed(range: Range, all: Range, around: number, factor: number): Range | null {
  const width = Math.max(8, Math.round((range[1] - range[0]) * factor));
  if (width >= all[1] - all[0]) return null;
  const middle = Math.max(range[0], Math.min(range[1], around));
  const first = Math.max(all[0], Math.min(all[1] - width, Math.round(middle - width / 2)));
  return [first, first + width];
}
