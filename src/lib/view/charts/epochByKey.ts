// Where a key moves the handle of the axis of epochs.

/** The epoch that a key asks for, perhaps beyond the ends; null for a key that means nothing here. Page keys go by tenths of what is shown. */
export function epochByKey(
  key: string,
  at: number,
  first: number,
  last: number,
  range: readonly [number, number],
): number | null {
  const page = Math.max(1, Math.round((range[1] - range[0]) / 10));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'PageDown':
      return at - page;
    case 'PageUp':
      return at + page;
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}
