// The time of a session as SCORM 1.2 writes it.

const LONGEST = ((9999 * 60 + 59) * 60 + 59) * 100 + 99;
const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Milliseconds as `HHHH:MM:SS.SS`; what is negative or no number counts as none, more than 9999 hours as that. */
export function sessionTime(milliseconds: number): string {
  const asked = Math.floor(milliseconds / 10);
  const all = asked > 0 ? Math.min(asked, LONGEST) : 0;
  const [hundredths, seconds] = [all % 100, Math.floor(all / 100)];
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  return `${padded(hours, 4)}:${padded(minutes % 60, 2)}:${padded(seconds % 60, 2)}.${padded(hundredths, 2)}`;
}
