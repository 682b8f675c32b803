// Which desks are open in a tab: each tab holds a lock in the name of its desk for as long as it lives.

const PREFIX = 'backstep:desk:';

/** Whether the browser has locks; without them a desk may be open in two tabs and neither knows. */
export const canClaim = (): boolean => globalThis.navigator?.locks !== undefined;

/** Holds a desk for as long as the tab lives; where the browser has no locks, nothing is held. */
export function claim(desk: string): void {
  const forever = new Promise<void>(() => {});
  void globalThis.navigator?.locks?.request(PREFIX + desk, () => forever).catch(() => {});
}

/** The desks that tabs hold. */
export async function claimed(): Promise<Set<string>> {
  try {
    const { held = [] } = (await globalThis.navigator?.locks?.query()) ?? {};
    const names = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(PREFIX));
    return new Set(names.map((name) => name.slice(PREFIX.length)));
  } catch {
    return new Set();
  }
}
