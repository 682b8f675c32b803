// When a talk began: kept for its tab, so that loading the projector again does not set the clock back.

/** The milliseconds of the clock at which the talk of this name began; now, when this is its first page. */
export function beginning(talk: string): number {
  const key = `backstep:talk:${talk}`;
  const now = Date.now();
  try {
    const kept = Number(sessionStorage.getItem(key));
    if (kept > 0 && kept <= now) return kept;
    sessionStorage.setItem(key, String(now));
  } catch {
    // Storage is refused: the clock begins with the page.
  }
  return now;
}

/** Sets the beginning to now. */
export function beginAgain(talk: string): number {
  const now = Date.now();
  try {
    sessionStorage.setItem(`backstep:talk:${talk}`, String(now));
  } catch {
    // As above.
  }
  return now;
}
