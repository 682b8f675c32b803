// What the pages of the site share: the workbench, kept as one goes from the walk to the lab and back, and the settings.
import type { Experiment } from '$lib/experiment/types';
import { Settings } from './Settings.svelte';
import { Workbench } from './Workbench.svelte';

export class Desk {
  bench = $state.raw<Workbench>(null!);
  /** What could not be used of the address that was opened. */
  notices = $state.raw<string[]>([]);
  /** The address that the workbench stands for: what it was opened from, or what was written last. */
  #address = '';

  /** `first` is on the desk until an address says otherwise. */
  constructor(
    first: Experiment,
    readonly settings = new Settings(),
  ) {
    this.bench = new Workbench(first);
  }

  /** Opens what an address names, unless it is on the desk already or names nothing. Never throws: see `notices`. */
  async open(search: string): Promise<void> {
    if (search.length <= 1 || search === this.#address) return;
    const [{ toldByQuery }, { talkLeftOut }] = await Promise.all([
      import('$lib/experiment/url'),
      import('$lib/experiment/talk'),
    ]);
    const { experiment, talk, notices } = await toldByQuery(search);
    const left = talkLeftOut(talk);
    this.bench.dispose();
    this.bench = new Workbench(experiment);
    this.notices = left ? [...notices, left] : notices;
    this.#address = search;
  }

  /** The address of an experiment as it stands, and remembers it as its own; null when it is too long for one. */
  async addressOf(experiment: Experiment): Promise<string | null> {
    const { fitsAddress, toQuery } = await import('$lib/experiment/url');
    if (!fitsAddress(experiment)) return null;
    const query = await toQuery(experiment);
    if (query.length > 8000) return null;
    return (this.#address = `?${query}`);
  }
}
