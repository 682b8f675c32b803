// Which page of the file is open: what stands behind the # of its address.
import { tick } from 'svelte';

export interface Place {
  /** Such as /lab/ or /lessons/a-unit/; empty for what the file opens with. */
  path: string;
  /** With its question mark, or empty. */
  search: string;
}

/** The place that the part of an address behind the # names. */
export function placeOf(hash: string): Place {
  const [, path = '', search = ''] = /^#(\/[^?#]*)(\?[^#]*)?/.exec(hash) ?? [];
  return { path, search };
}

/** Whether it is one of the two tools, which stand in place of what is read. */
const isTool = ({ path }: Place): boolean => path === '/' || path === '/lab/';

export class OpenPage {
  #place = $state.raw<Place>(placeOf(location.hash));
  /** Where one read last, and how far down each place was read. */
  #read = $state('#/lessons/');
  readonly #down: Record<string, number> = {};

  get place(): Place {
    return this.#place;
  }

  /** The way back to what was read last. */
  get back(): string {
    return this.#read;
  }

  /** Follows the address while the page lives; gives the way to stop. */
  follow(): () => void {
    const turn = (): void => {
      // A # without a path is a place on the page that is open.
      if (location.hash.length > 1 && !location.hash.startsWith('#/')) return;
      const before = this.#place.path || '/lessons/';
      if (!isTool(this.#place)) {
        this.#read = `#${before}`;
        this.#down[before] = scrollY;
      }
      this.#place = placeOf(location.hash);
      const down = isTool(this.#place) ? 0 : (this.#down[this.#place.path || '/lessons/'] ?? 0);
      void tick().then(() => scrollTo({ top: down, behavior: 'instant' }));
    };
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }
}
