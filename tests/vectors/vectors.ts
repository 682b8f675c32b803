// Reads the reference vectors, compares within their tolerance, and makes an experiment file of a case.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ExperimentFile } from '$lib/experiment/file';

type Rate = { type: 'constant'; value: number } | { type: 'inverse_epoch' };

export interface VectorTuple {
  x: number[];
  t: number[];
}

export interface VectorCase {
  id: string;
  kind: string;
  network: ExperimentFile['network'];
  tuple?: VectorTuple;
  tuples?: VectorTuple[];
  run?: {
    update: 'case' | 'epoch' | 'minibatch';
    batch?: number;
    learning_rate: Rate;
    momentum?: number;
    l2?: number;
    update_biases?: boolean;
    epochs?: number;
  };
  learning_rate?: number;
  l2?: number;
  [result: string]: unknown;
}

const tolerance = { abs: 1e-12, rel: 1e-9 };

/** The cases of `tests/vectors/NAME.json`. */
export function cases(name: string): VectorCase[] {
  const text = readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { cases: VectorCase[] }).cases;
}

/** Expects numbers, at any depth of lists, to agree with the reference. */
export function expectClose(actual: unknown, expected: unknown, what: string): void {
  if (Array.isArray(expected)) {
    expect(actual, what).toHaveLength(expected.length);
    expected.forEach((value, i) => expectClose((actual as unknown[])[i], value, `${what}[${i}]`));
    return;
  }
  const [a, e] = [actual as number, expected as number];
  const close = Math.abs(a - e) <= tolerance.abs + tolerance.rel * Math.abs(e);
  expect(close, `${what}: ${a} and ${e}`).toBe(true);
}

/** The experiment file of a case; `stop` says when its run ends. A gradient over several tuples is one mini-batch of them all. */
export function fileOf(one: VectorCase, stop: NonNullable<ExperimentFile['training']>['stop']): ExperimentFile {
  const { network, run } = one;
  const tuples = one.tuples ?? [one.tuple!];
  const batch = one.kind === 'ff-gradient' ? tuples.length : run?.batch;
  return {
    version: 1,
    network,
    data: { inputs: tuples.map(({ x }) => x), targets: tuples.map(({ t }) => t) },
    training: {
      updating: batch ? { batch } : run?.update === 'epoch' ? 'epoch' : 'case',
      learningRate: run ? rateOf(run.learning_rate) : one.learning_rate,
      momentum: run?.momentum ?? 0,
      l2: run?.l2 ?? one.l2 ?? 0,
      updateBiases: run?.update_biases ?? true,
      stop,
    },
  };
}

const rateOf = (rate: Rate): number | '1/t' => (rate.type === 'constant' ? rate.value : '1/t');
