// What a learning platform keeps of a visit for the next one, within the 4096 characters that SCORM 1.2 gives.
import type { Mark } from './marks';

export interface Suspended {
  /** One for each exercise, in the order of the page. */
  marks: Mark[];
  /** The learner's progress as text; empty when there was no room for it. */
  progress: string;
}

/** Characters that SCORM 1.2 keeps. */
export const ROOM = 4096;
const VERSION = '1';

/** The text to keep. Marks come first: when it is too long, progress is left out; more marks than fit are cut. */
export function encode({ marks, progress }: Suspended): string {
  const head = `${VERSION}|${marks.join('')}`.slice(0, ROOM - 1);
  const ascii = [...progress].every((letter) => letter >= ' ' && letter <= '~');
  return `${head}|${ascii && head.length + 1 + progress.length <= ROOM ? progress : ''}`;
}

/** What a kept text says; null for none, for one of another version, and for one that is damaged. It never throws. */
export function decode(text: string): Suspended | null {
  const [, marks, progress] = /^1\|([-rwl]*)\|([ -~]*)$/.exec(text) ?? [];
  return marks === undefined ? null : { marks: [...marks] as Mark[], progress };
}
