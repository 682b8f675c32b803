// What a subject is given by the parameters of its frame.
import type { EmbedParameters } from '$lib/embed/parameters';
import type { Kind } from '$lib/embed/subjects';
import type { Experiment, Granularity } from '$lib/experiment/types';

interface Asked {
  values: EmbedParameters;
  experiment: Experiment | null;
}

/** Properties that are left out keep the defaults of the component. */
export function propsOf(kind: Kind, { values, experiment }: Asked): Record<string, unknown> {
  const { from, to, level } = values;
  if (kind === 'figure' || kind === 'lesson') return {};
  const own = experiment ? { experiment } : {};
  if (kind === 'step' || kind === 'lab') return own;
  const grains: Granularity[] = ['term', 'unit', 'phase'];
  const by = level && { by: [level, ...grains.filter((grain) => grain !== level)] };
  const part = kind === 'walk' ? { ...(from && { from }), ...(to && { to }) } : {};
  return { ...own, ...by, ...part };
}
