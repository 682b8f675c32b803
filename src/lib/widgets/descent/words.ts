// What is said of the descent: one sentence on where it stands.
import { indexOf, letter, show, type Notation } from '$lib/view/formulas/notation';
import type { Pair } from './sceneries';
import type { Way } from './way';

/** A slope shorter than this is flat ground to the eye. */
const FLAT = 0.003;

const size = ([a, b]: Pair): number => Math.sqrt(a * a + b * b);

/** The sentence above the picture after so many updates; `bare` is the surface alone. */
export function headline(way: Way, updates: number, bare: boolean, notation: Notation): string {
  const points = way.upTo(updates);
  const loss = (point: Pair) => show(way.lossAt(point), 'sum', notation);
  const now = loss(points[points.length - 1]);
  if (points.length <= updates) return 'The steps have run away: a number is no longer finite.';
  const steep = size(way.slopesAt(updates));
  const flat = steep < FLAT;
  const name = way.rule.updating === 'case' ? 'tuple' : 'epoch';
  if (updates === 0) {
    if (bare)
      return `Each point is a pair of weights; the darker, the higher the error. It is ${now} at the start.`;
    if (flat)
      return `Flat ground: the error is ${now}, but its slope is only ${show(steep, 'Err', notation)}.`;
    return way.rule.updating === 'case'
      ? 'The next tuple alone says which way is down: square to its own line, where $T$ = $O$.'
      : 'The steepest way down is square to the contour, and each weight takes its own share of it.';
  }
  const first = way.lossAt(points[0]);
  const last = way.lossAt(points[updates]);
  const times = `${updates} ${updates === 1 ? name : `${name}s`}`;
  if (last > 2 * first)
    return `After ${times} the error has grown to ${now}: the rate is too large for this slope.`;
  if (flat && last > 0.5 * first)
    return `After ${times} the error is still ${now}: on flat ground the steps are tiny.`;
  if (flat) return `After ${times} the ground is level: the error is ${now}, down from ${loss(points[0])}.`;
  if (updates === 1)
    return `One update: each weight went by ${letter('l', notation).text === 'l' ? '$l$' : '$η$'} times its slope, and the error is ${now}.`;
  return way.rule.updating === 'case'
    ? `After ${times} the error is ${now}: each tuple pulls towards its own line.`
    : `After ${times} the error is ${now}: each step leaves square to the contour.`;
}

/** A linear unit with the book's loss: Err is T − O, and the rule of its change is the delta rule. */
const isDeltaRule = (way: Way): boolean => {
  const { layers, loss } = way.network;
  return layers.length === 1 && layers[0].activation === 'identity' && loss === 'half_sse';
};

/** The heads of the columns: inputs, target, output, the error of a single unit, the slopes of both weights. */
export function headsOf(way: Way, sizes: readonly number[], notation: Notation): string[] {
  const [O, T, Err] = (['O', 'T', 'Err'] as const).map((quantity) => letter(quantity, notation).text);
  const last = sizes.reduce((sum, size) => sum + size, 0);
  const single = sizes.length === 2;
  const difference = `$${T}$ − $${O}_{${last}}$`;
  const error = (unit: string) => (isDeltaRule(way) ? `(${difference})` : `$${Err}_{${unit}}$`);
  const slopes = way.weights.map(({ weight }) => {
    const { layer, from, to } = weight!;
    const place = { quantity: 'Err', unit: { layer: layer + 1, index: to } } as const;
    const below = { quantity: 'O', unit: { layer, index: from } } as const;
    return `${error(indexOf(place, sizes))} $${O}_{${indexOf(below, sizes)}}$`;
  });
  return [
    ...Array.from({ length: sizes[0] }, (_, i) => `$${O}_{${i + 1}}$`),
    `$${T}$`,
    `$${O}_{${last}}$`,
    ...(single ? [isDeltaRule(way) ? difference : error(String(last))] : []),
    ...slopes,
  ];
}

/** What the last row is: the rate times the row above. */
export const ruleText = (way: Way, notation: Notation): string => {
  const l = letter('l', notation).text;
  const rate = `$Δw$ = $${l}$ · that, $${l}$ = ${show(way.rule.rate, 'l', notation)}`;
  return isDeltaRule(way) ? `Delta rule: ${rate}` : rate;
};
