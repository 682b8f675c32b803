// A length of time in minutes and seconds.

/** Milliseconds as 0:07, 12:30, 75:00; never less than nothing. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
