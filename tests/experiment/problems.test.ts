// Files that are wrong: every problem is named with its path, and nothing but an ExperimentError is ever thrown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { describe as describeProblem, ExperimentError } from '$lib/experiment/problems';
import { anyExperiment } from './arbitrary';
import { invalidFiles } from './examples';

async function problemsOf(file: unknown): Promise<string[]> {
  try {
    await parse(file);
  } catch (error) {
    if (error instanceof ExperimentError) return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

test.each(invalidFiles)('$message', async ({ file, message }) => {
  expect(await problemsOf(file)).toContain(message);
});

test('all problems are listed at once', async () => {
  const problems = await problemsOf({
    network: { layers: [2, 1], activations: ['sigmod'], weights: [[[1], ['x']]] },
    data: { inputs: [[0, 0], [0]], targets: [[0], [null]] },
    training: { momentum: 1, stop: { epochs: 0 } },
  });
  expect(problems).toEqual([
    'network.activations[0]: "sigmod" is not an activation; did you mean "sigmoid"?',
    'network.weights[0][1][0]: "x" is not a number',
    'data.inputs[1]: has 1 value, but the network has 2 inputs',
    'data.targets[1][0]: null is not a number',
    'training.momentum: 1 is not below 1',
    'training.stop.epochs: 0 is too small; the least is 1',
  ]);
});

test.each([
  ['', 'The file is empty.'],
  ['[]', 'The file must hold one JSON object, not a list.'],
  ['null', 'The file must hold one JSON object, not null.'],
  ['{"version": 3}', 'This file is version 3; this Backstep reads version 1. A newer Backstep will read it.'],
  ['{"version": "1"}', 'This file\'s version is "1"; this Backstep reads version 1.'],
])('the text %s', async (text, message) => {
  expect(await problemsOf(text)).toEqual([message]);
});

test('a column of texts does not fill the memory', async () => {
  const rows = Array.from({ length: 5000 }, () => ['x']);
  const file = { network: { layers: [1, 1] }, data: { inputs: rows, targets: rows } };
  expect(await problemsOf(file)).toHaveLength(100);
});

/** Anything JSON can hold, and numbers it cannot. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(NaN, Infinity, -Infinity, undefined, -1, 0.5, 1e300, '1/t', [], {}),
);

/** The file with one of its values, at any depth, replaced or removed, or a field added. */
function spoil(file: unknown, path: number[], value: unknown): unknown {
  if (typeof file !== 'object' || file === null || path.length === 0) return value;
  const copy = (Array.isArray(file) ? [...(file as unknown[])] : { ...file }) as Record<string, unknown>;
  const keys = [...Object.keys(copy), 'extra'];
  const key = keys[path[0] % keys.length];
  copy[key] = spoil(copy[key], path.slice(1), value);
  return copy;
}

test('whatever is wrong, the message is clear and on one line', async () => {
  const path = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(anyExperiment, path, junk, async (experiment, at, value) => {
      for (const problem of await problemsOf(spoil(format(experiment), at, value))) {
        expect(problem).toMatch(/^[^\n]{5,400}$/);
        expect(problem).not.toMatch(/undefined is|\[object/);
      }
    }),
    { numRuns: 300 },
  );
});

test('any text at all is refused with a message or read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      const problems = await problemsOf(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every((problem) => !problem.includes('\n'))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
