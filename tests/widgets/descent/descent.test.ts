// Descent over two weights: against the trainer, against the contours, and what is said of it.
import { totalLoss } from '$lib/nn/landscape';
import { startTraining, presentNext, trainEpoch } from '$lib/training/trainer';
import { bookNotation } from '$lib/view/formulas/notation';
import { experimentFor, ownSet, singleUnit } from '$lib/widgets/bench/experiments';
import { PLATEAU, sceneries, weightsOf, type Pair, type SceneryName } from '$lib/widgets/descent/sceneries';
import { Way } from '$lib/widgets/descent/way';
import { headline, headsOf, ruleText } from '$lib/widgets/descent/words';
import { describe, expect, it } from 'vitest';

const wayOf = (name: SceneryName, updating: 'case' | 'epoch' = 'epoch', rate?: number, start?: Pair) => {
  const scenery = sceneries[name]();
  return new Way(scenery.network, scenery.tuples, scenery.weights, start ?? scenery.start, {
    updating,
    rate: rate ?? scenery.rate,
  });
};

describe('the way down', () => {
  it('over all weights of a unit is that of the trainer, bit for bit', () => {
    for (const name of ['linear', 'sigmoid'] as const)
      for (const updating of ['case', 'epoch'] as const) {
        const { tuples, network, start, rate } = sceneries[name]();
        const unit = singleUnit(network.layers[0].activation, start);
        const experiment = experimentFor(ownSet('t', tuples), unit, {
          updating,
          learningRate: rate,
          updateBiases: false,
        });
        const state = startTraining(experiment);
        const points = wayOf(name, updating).upTo(25);
        for (let n = 1; n <= 25; n++) {
          if (updating === 'case') presentNext(experiment, state);
          else trainEpoch(experiment, state);
          expect(points[n]).toEqual(state.learner.network.layers[0].weights.map(([one]) => one));
        }
      }
  });

  it('comes to the lowest point of the linear unit, where the sum of the slopes is 0', () => {
    const way = wayOf('linear');
    const [first, second] = way.upTo(60)[60];
    expect(first).toBeCloseTo(1, 4);
    expect(second).toBeCloseTo(-0.2, 4);
    expect(Math.max(...way.slopesAt(60).map(Math.abs))).toBeLessThan(1e-4);
  });

  it('goes square to the contour by epochs, and by cases square to the line of the tuple', () => {
    const way = wayOf('linear');
    const [x, y] = way.upTo(3)[3];
    const [a, b] = way.slopesAt(3);
    const along = (h: number) => way.lossAt([x - h * b, y + h * a]);
    expect((along(1e-5) - along(-1e-5)) / 2e-5).toBeCloseTo(0, 7);
    const cases = wayOf('linear', 'case');
    const points = cases.upTo(3);
    expect(points[1][1]).toBe(points[0][1]);
    expect(points[2][0]).toBe(points[1][0]);
    expect(points[3][0] - points[2][0]).toBeCloseTo(points[3][1] - points[2][1], 12);
    expect(cases.nextTuple(4)).toBe(1);
    expect(way.nextTuple(4)).toBeNull();
  });

  it('in a network holds every other weight', () => {
    const way = wayOf('xor');
    const [start, end] = [way.at(way.upTo(0)[0]), way.at(way.upTo(60)[60])];
    const moved = weightsOf(start).filter(
      ({ weight: w }) =>
        start.layers[w!.layer].weights[w!.from][w!.to] !== end.layers[w!.layer].weights[w!.from][w!.to],
    );
    expect(moved).toEqual(way.weights);
    expect(totalLoss(end, way.tuples)).toBeLessThan(0.5 * totalLoss(start, way.tuples));
  });

  it('hardly moves on the plateau, and ends where numbers do', () => {
    const flat = wayOf('sigmoid', 'epoch', undefined, PLATEAU);
    expect(Math.max(...flat.slopesAt(0).map(Math.abs))).toBeLessThan(0.001);
    expect(flat.lossAt(flat.upTo(20)[20]) / flat.lossAt(PLATEAU)).toBeGreaterThan(0.98);
    expect(wayOf('linear', 'epoch', 1e200).upTo(9).length).toBeLessThan(10);
  });
});

describe('what is said', () => {
  it('follows from where one is', () => {
    const say = (way: Way, updates: number, bare = false) => headline(way, updates, bare, bookNotation);
    expect(say(wayOf('linear'), 0, true)).toContain('the darker, the higher the error. It is');
    expect(say(wayOf('linear'), 0)).toContain('square to the contour');
    expect(say(wayOf('linear', 'case'), 0)).toContain('The next tuple alone');
    expect(say(wayOf('linear'), 60)).toMatch(/^After 60 epochs the ground is level/);
    expect(say(wayOf('linear', 'epoch', 0.8), 30)).toContain('too large');
    expect(say(wayOf('sigmoid', 'epoch', 4, PLATEAU), 0)).toMatch(/^Flat ground/);
    expect(say(wayOf('sigmoid', 'epoch', 4, PLATEAU), 20)).toContain('on flat ground the steps are tiny');
    expect(say(wayOf('linear', 'epoch', 1e200), 9)).toContain('no longer finite');
  });

  it('names the delta rule of the linear unit alone', () => {
    const [linear, sigmoid, xor] = (['linear', 'sigmoid', 'xor'] as const).map((name) => wayOf(name));
    expect(headsOf(linear, [2, 1], bookNotation).slice(-3)).toEqual([
      '$T$ − $O_{3}$',
      '($T$ − $O_{3}$) $O_{1}$',
      '($T$ − $O_{3}$) $O_{2}$',
    ]);
    expect(ruleText(linear, bookNotation)).toMatch(/^Delta rule/);
    expect(headsOf(sigmoid, [2, 1], bookNotation).slice(-2)).toEqual([
      '$Err_{3}$ $O_{1}$',
      '$Err_{3}$ $O_{2}$',
    ]);
    expect(headsOf(xor, [2, 3, 1], bookNotation).slice(-2)).toEqual([
      '$Err_{4}$ $O_{1}$',
      '$Err_{4}$ $O_{2}$',
    ]);
    expect(ruleText(xor, bookNotation)).not.toContain('Delta rule');
  });
});
