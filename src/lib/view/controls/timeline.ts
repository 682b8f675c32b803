// The timeline of a tuple: phases, groups within them, and ticks that each stand for one step or several.
import { unitNumber } from '$lib/nn/network';
import type { Script, Section } from '$lib/nn/script';
import type { Phase } from '$lib/nn/steps';

export interface Tick {
  from: number;
  to: number;
}
export interface TickGroup {
  label: string;
  ticks: Tick[];
}
export interface TickPhase {
  phase: Phase;
  title: string;
  groups: TickGroup[];
  /** How many ticks, for the share of the width. */
  count: number;
}

export const phaseTitles: Record<Phase, string> = { forward: 'Forward', error: 'Error', update: 'Update' };

type Detail = 'step' | 'unit' | 'layer';

/**
 * The timeline of a script with at most `most` ticks, or three a section where that is more: steps, or units, or stretches of a layer
 * drawn as one.
 */
export function timeline(script: Script, most: number): TickPhase[] {
  const { sections } = script;
  const changes = sections.filter((section) => section.phase === 'update').length;
  const units = sections.reduce((sum, section) => sum + (section.phase === 'update' ? 0 : section.groups), 0);
  const detail: Detail = script.length <= most ? 'step' : units + changes <= most / 2 ? 'unit' : 'layer';
  const share =
    detail === 'unit'
      ? Math.min(6, Math.floor((most - units) / changes))
      : Math.max(2, Math.floor(most / sections.length));
  return (['forward', 'error', 'update'] as const).map((phase) => {
    const groups = merge(
      sections
        .filter((section) => section.phase === phase)
        .flatMap((section) => groupsOf(section, script, detail, share)),
    );
    return {
      phase,
      title: phaseTitles[phase],
      groups,
      count: groups.reduce((sum, group) => sum + group.ticks.length, 0),
    };
  });
}

function groupsOf(section: Section, script: Script, detail: Detail, share: number): TickGroup[] {
  const { start, groups, perGroup, phase } = section;
  const all = groups * perGroup;
  if (phase === 'update') {
    const ticks = detail === 'step' ? all : Math.min(all, detail === 'unit' ? share : 3);
    return [{ label: updateLabel(section, script), ticks: split(start, all, ticks) }];
  }
  if (detail === 'layer')
    return [{ label: layerLabel(section, script), ticks: split(start, all, Math.min(groups, share)) }];
  if (detail === 'unit' && groups > 6)
    return [{ label: layerLabel(section, script), ticks: split(start, all, groups) }];
  return Array.from({ length: groups }, (_, group) => ({
    label: String(unitNumber(script.sizes, script.unitOf(section, group))),
    ticks: split(start + group * perGroup, perGroup, detail === 'step' ? perGroup : 1),
  }));
}

/** `count` ticks of nearly equal length over the `steps` steps after `start`. */
const split = (start: number, steps: number, count: number): Tick[] =>
  Array.from({ length: count }, (_, i) => ({
    from: start + Math.floor((i * steps) / count) + 1,
    to: start + Math.floor(((i + 1) * steps) / count),
  }));

const layerLabel = ({ layer }: Section, { sizes }: Script): string => {
  if (layer === sizes.length - 1) return 'output';
  return sizes.length > 3 ? `hidden ${layer}` : 'hidden';
};

function updateLabel({ kind, mode, layer }: Section, { sizes }: Script): string {
  if (kind === 'biases') return mode === 'gather' ? 'biases' : mode === 'flush' ? 'apply' : 'biases';
  if (mode === 'flush') return 'apply';
  const first = unitNumber(sizes, { layer, index: 0 });
  const last = first + sizes[layer] - 1;
  return `into ${first}${last > first ? (last === first + 1 ? `, ${last}` : `–${last}`) : ''}`;
}

/** Neighbours of the same name are one group. */
function merge(groups: TickGroup[]): TickGroup[] {
  const merged: TickGroup[] = [];
  for (const group of groups) {
    const last = merged[merged.length - 1];
    if (last?.label === group.label && Number.isNaN(Number(group.label))) last.ticks.push(...group.ticks);
    else merged.push({ label: group.label, ticks: [...group.ticks] });
  }
  return merged;
}
