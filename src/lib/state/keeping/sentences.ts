// What is said when something cannot be kept or had back: one sentence each.

const LOST = 'what you do here lives as long as this tab';

export const sentences = {
  full: `This browser has no room left to keep your runs; ${LOST}.`,
  refused: `This browser refuses to keep your runs; ${LOST}.`,
  newer: `A newer Backstep has kept runs in this browser, which this one leaves alone; ${LOST}.`,
  blocked: 'Another tab holds an older form of what is kept here; close it to have your runs kept.',
  unreadable: 'What was kept in this browser could not be read; it is left as it is.',
  damaged: (names: readonly string[]): string =>
    `${names.join(', ')} could not be read and ${names.length === 1 ? 'is' : 'are'} left out; all else is back.`,
};

const nameOf = (error: unknown): string => (error as { name?: string } | null)?.name ?? '';

export const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError';

/** The sentence for an error of the browser's database. */
export function whyNot(error: unknown): string {
  if (isFull(error)) return sentences.full;
  if (nameOf(error) === 'VersionError') return sentences.newer;
  if (['SecurityError', 'InvalidStateError', 'NotAllowedError', 'ReferenceError'].includes(nameOf(error)))
    return sentences.refused;
  const message = error instanceof Error ? error.message : String(error);
  return `Your runs could not be kept (${message}); ${LOST}.`;
}
