// Keeping progress as one text in the browser's storage, so that several tabs can share it.
import { emptyProgress, fromText, toText, type Progress } from './leitner';

export const KEY = 'backstep:progress';
/** Where a text that cannot be read is put aside, so that nothing is lost for good. */
export const DAMAGED = 'backstep:progress:damaged';

/** Progress as it is kept. A tab that sees a higher number of resets than its own takes what is kept, and does not merge. */
export interface Kept {
  progress: Progress;
  resets: number;
}

/** What a text says; null for none, and for one that is damaged. */
export function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  const progress = fromText(text);
  if ('problem' in progress) return null;
  const { resets } = JSON.parse(text) as { resets?: unknown };
  const sound = typeof resets === 'number' && Number.isSafeInteger(resets) && resets >= 0;
  return { progress, resets: sound ? resets : 0 };
}

export const writeKept = ({ progress, resets }: Kept): string =>
  toText({ ...progress, ...(resets > 0 && { resets }) });

export const nothingKept = (): Kept => ({ progress: emptyProgress(), resets: 0 });
