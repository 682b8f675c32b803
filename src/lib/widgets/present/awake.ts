// Keeps the screen from going to sleep while the page is seen; browsers let go of it whenever it is not.

/** Asks now and each time the page is seen again; gives what ends it. Where it is refused the screen may sleep. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  async function ask(): Promise<void> {
    if (over || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      const got = await navigator.wakeLock?.request('screen');
      if (over) await got?.release();
      else lock = got ?? null;
    } catch {
      // Refused, as with a low battery: asked again when the page is seen the next time.
    }
  }
  const seen = (): void => void ask();
  document.addEventListener('visibilitychange', seen);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
