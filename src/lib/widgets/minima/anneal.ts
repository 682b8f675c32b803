// Simulated annealing over two numbers: a seeded random walk that also goes uphill, the less often the colder it is.
import { exp } from '$lib/nn/exp';
import { randomStream } from '$lib/nn/random';

type Pair = readonly [number, number];

export interface AnnealRule {
  /** The temperature of the first try, and that below which it ends. In units of the loss. */
  hot: number;
  cold: number;
  /** By what the temperature is multiplied after each try, below 1. */
  cooling: number;
  /** How far a try goes at most, along each axis. */
  reach: number;
  /** The stretch of both numbers; a try beyond it is refused. */
  range: Pair;
  seed: number;
}

/** One try and where the walk stands after it. */
export interface Try {
  at: Pair;
  loss: number;
  temperature: number;
  /** Whether the try was taken, and whether it went up. */
  taken: boolean;
  uphill: boolean;
}

/** Metropolis: P(taken) = 1 where the loss does not rise, else exp(−ΔL / temperature). */
export const chanceOf = (rise: number, temperature: number): number =>
  rise <= 0 ? 1 : exp(-rise / temperature);

/** How many tries it takes from hot to cold. */
export function triesOf({ hot, cold, cooling }: AnnealRule): number {
  let tries = 0;
  for (let temperature = hot; temperature >= cold; temperature *= cooling) tries++;
  return tries;
}

/**
 * The walk from a start: in each try a point uniform in the square of `reach` around the present one is taken or refused by the rule of
 * Metropolis, then it gets colder by the factor `cooling`. The same seed gives the same walk.
 * Source: N. Metropolis et al. 1953; S. Kirkpatrick, C. Gelatt, M. Vecchi 1983, with geometric cooling.
 */
export function anneal(loss: (at: Pair) => number, start: Pair, rule: AnnealRule): Try[] {
  const stream = randomStream(rule.seed, 1983);
  const [low, high] = rule.range;
  const inside = (value: number) => value >= low && value <= high;
  const walk: Try[] = [];
  let [at, here] = [start, loss(start)];
  for (let temperature = rule.hot; temperature >= rule.cold; temperature *= rule.cooling) {
    const [a, b, chance] = [stream.next(), stream.next(), stream.next()];
    const to: Pair = [at[0] + rule.reach * (2 * a - 1), at[1] + rule.reach * (2 * b - 1)];
    const there = inside(to[0]) && inside(to[1]) ? loss(to) : Infinity;
    const taken = chance < chanceOf(there - here, temperature);
    const uphill = taken && there > here;
    if (taken) [at, here] = [to, there];
    walk.push({ at, loss: here, temperature, taken, uphill });
  }
  return walk;
}
