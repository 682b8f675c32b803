// A small drawing of a whole network: a dot for each unit, the strongest weights as lines, by sign and size.
import type { Network } from '$lib/nn/network';

export interface SketchLines {
  sign: 1 | -1;
  /** Line width, px. */
  width: number;
  path: string;
}

export interface Sketch {
  dots: { x: number; y: number }[];
  lines: SketchLines[];
  /** How many weights are drawn, of how many. */
  drawn: number;
  all: number;
}

/** More lines than this are a hairball. */
const MOST = 120;
/** Lines are drawn in so many widths, from thin to thick. */
const WIDTHS = [0.75, 1.25, 2, 3, 4.5];
/** More units of a layer than this are not drawn one by one. */
const MOST_DOTS = 40;

/** Laid out in a box of the given size. */
export function sketchOf({ layers }: Network, width: number, height: number): Sketch {
  const sizes = [layers[0].weights.length, ...layers.map(({ biases }) => biases.length)];
  const margin = 10;
  const x = (layer: number) => margin + (layer / (sizes.length - 1)) * (width - 2 * margin);
  const y = (layer: number, index: number) =>
    sizes[layer] === 1 ? height / 2 : margin + (index / (sizes[layer] - 1)) * (height - 2 * margin);
  const weights = layers.flatMap((layer, l) =>
    layer.weights.flatMap((row, from) =>
      row.map((value, to) => ({ l, from, to, value, size: Math.abs(value) })),
    ),
  );
  const all = weights.length;
  const strongest = all > MOST ? weights.sort((a, b) => b.size - a.size).slice(0, MOST) : weights;
  const largest = strongest.reduce((most, { size }) => Math.max(most, size), 0) || 1;
  const groups = new Map<string, SketchLines>();
  for (const { l, from, to, value, size } of strongest) {
    if (!Number.isFinite(value) || value === 0) continue;
    const bucket = Math.min(WIDTHS.length - 1, Math.floor((size / largest) * WIDTHS.length));
    const sign = value > 0 ? 1 : -1;
    const key = `${sign}${bucket}`;
    const group = groups.get(key) ?? { sign, width: WIDTHS[bucket], path: '' };
    group.path += `M${x(l).toFixed(1)},${y(l, from).toFixed(1)}L${x(l + 1).toFixed(1)},${y(l + 1, to).toFixed(1)}`;
    groups.set(key, group);
  }
  const dots = sizes.flatMap((size, layer) =>
    Array.from({ length: Math.min(size, MOST_DOTS) }, (_, i) => ({
      x: x(layer),
      y: y(layer, size <= MOST_DOTS ? i : (i * (size - 1)) / (MOST_DOTS - 1)),
    })),
  );
  return {
    dots,
    lines: [...groups.values()].sort((a, b) => a.width - b.width),
    drawn: strongest.length,
    all,
  };
}
