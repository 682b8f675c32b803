// Keeps what the step speaks of in sight, within each part of the table alone.

/** Scrolls every `.part` under `host` to its `.now` cell, or the first `.used` one, when its own width does not show it. */
export function keepInSight(host: HTMLElement): void {
  for (const part of host.querySelectorAll<HTMLElement>('.part')) {
    const cell = part.querySelector<HTMLElement>('.now') ?? part.querySelector<HTMLElement>('.used');
    if (!cell || part.scrollWidth <= part.clientWidth) continue;
    part.scrollTo({ left: Math.max(0, cell.offsetLeft - (part.clientWidth - cell.offsetWidth) / 2) });
  }
}
