// The learning-rate race: what each rate of each network does, and how a course is judged.
import { judgeRate, type Course } from '$lib/widgets/rate-race/judgeRate';
import { judgeAll, profile, runCourse, setups, stretchOf, type SetupName } from '$lib/widgets/rate-race/race';
import { sentence } from '$lib/widgets/rate-race/words';
import { bookNotation } from '$lib/view/formulas/notation';
import { describe, expect, it } from 'vitest';

const course = (
  errors: number[],
  turned = errors.map(() => false),
  failedIn: number | null = null,
): Course => ({
  errors,
  along: errors.map(() => 0),
  turned,
  failedIn,
});
const flip = (errors: number[]) => errors.map((_, t) => t > 1);

describe('the verdict on a rate', () => {
  it('is read from the course', () => {
    expect(judgeRate(course([10, 9, 8, 7, 6]), 1).verdict).toBe('crawls');
    expect(judgeRate(course([10, 3, 1.5, 1.1, 1]), 1)).toEqual({
      verdict: 'fine',
      share: 1,
      downAfter: 2,
      turns: 0,
    });
    const swing = [10, 9, 8, 7, 6];
    expect(judgeRate(course(swing, flip(swing)), 1).verdict).toBe('swings');
    const quick = [10, 1.5, 1.2, 1.1, 1.05, 1.02, 1.01, 1];
    expect(judgeRate(course(quick, flip(quick)), 1).verdict).toBe('fine');
    const grow = [10, 12, 15, 19, 25];
    expect(judgeRate(course(grow, flip(grow)), 1).verdict).toBe('diverges');
    expect(judgeRate(course([10, 5], undefined, 2), 1).verdict).toBe('diverges');
    expect(judgeRate(course([1, 1e6, 1e5, 1e4, 1e3]), 0).verdict).toBe('diverges');
    expect(judgeRate(course([1, 1.9, 2, 2, 2, 2, 2, 2]), 0).verdict).toBe('sticks');
  });

  it('is that of the stations on the linear unit, and what the other networks can do', () => {
    const verdicts = (name: SetupName) => {
      const setup = setups[name]();
      const courses = setup.rates.map((rate) => runCourse(setup, rate));
      return judgeAll(courses, setup.epochs).map((one) => one?.verdict);
    };
    expect(verdicts('unit')).toEqual(['crawls', 'fine', 'swings', 'diverges', 'fine']);
    expect(verdicts('xor')).toEqual(['crawls', 'fine', 'swings', 'sticks', 'crawls']);
    expect(verdicts('regression')).toEqual(['crawls', 'fine', 'swings', 'diverges', 'diverges']);
  });
});

describe('the linear unit with one weight', () => {
  const setup = setups.unit();

  it('comes to 1 − 1.2 l of its distance from the bottom with each epoch', () => {
    const bottom = 1.04 / 1.2;
    for (const rate of [0.002, 0.5, 1.62, 1.75]) {
      const { along } = runCourse(setup, rate);
      const distances = along.map((s) => s - 1.5 - bottom);
      for (const t of [1, 2, 5]) expect(distances[t] / distances[t - 1]).toBeCloseTo(1 - 1.2 * rate, 9);
    }
  });

  it('has its points on the curve', () => {
    const { along, errors } = runCourse(setup, 1.62);
    const curve = profile(setup, [along[3], along[4]], 2);
    expect(curve[0][1]).toBeCloseTo(errors[3], 12);
    expect(curve[1][1]).toBeCloseTo(errors[4], 12);
  });

  it('shows a stretch that holds the start and every course that does not grow', () => {
    const courses = setup.rates.map((rate) => runCourse(setup, rate));
    const [low, high] = stretchOf(courses);
    for (const i of [0, 1, 2, 4]) for (const s of courses[i].along) expect(s > low && s < high).toBe(true);
    expect(courses[3].along.some((s) => s > high)).toBe(true);
  });
});

it('the sentence names the rate, what it does and the figures', () => {
  const swing = [10, 9, 8, 7, 6];
  const one = course(swing, flip(swing));
  expect(sentence(1.5, one, judgeRate(one, 1), bookNotation)).toBe(
    'Rate $l$ = 1.5 swings: in 3 of 4 epochs the step went back against the one before.',
  );
  const grown = course([1, 2, 4, 8]);
  expect(sentence('1/t', grown, judgeRate(grown, 0), bookNotation)).toBe(
    'Rate $l$ = 1/t diverges: the error rose from 1.000 to 8.000.',
  );
});
