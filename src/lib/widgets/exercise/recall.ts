// A recall prompt, and when it comes again.

/** A question to answer from memory; both texts may hold symbols such as `$w_{46}$`. */
export interface Prompt {
  /** `<lesson>/<number>`: under this name it is kept. */
  name: string;
  ask: string;
  answer: string;
}

/** "today", "tomorrow", "in 3 days". */
export const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
