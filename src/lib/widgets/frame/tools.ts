// What stands at the right of the bar at the top.
import type { IconName } from '$lib/view/controls/Icon.svelte';

export interface Tool {
  icon: IconName;
  label: string;
  act: () => void;
  /** Whether what it opens is open; left out where it opens a dialog. */
  pressed?: boolean;
}
