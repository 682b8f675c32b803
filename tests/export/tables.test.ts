// Traces and histories as CSV.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { csv } from '$lib/export/csv';
import { historyCsv } from '$lib/export/history';
import { traceCsv } from '$lib/export/trace';
import { curveOf } from '$lib/training/curve';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import type { EpochStatistics } from '$lib/training/types';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

describe('a table', () => {
  it('is read back as it was', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', 'line\nend', '\r\n', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const { data } = Papa.parse<string[]>(csv(['first', 'second'], rows), { newline: '\r\n' });
        expect(data.slice(0, -1)).toEqual([['first', 'second'], ...rows]);
      }),
    );
  });

  it('has every digit of a number, and an empty cell for nothing', () => {
    expect(csv(['a', 'b', 'c'], [[0.1 + 0.2, null, undefined]])).toBe('a,b,c\r\n0.30000000000000004,,\r\n');
  });
});

describe('the trace of the book’s tuple', () => {
  const experiment = textbookExperiment();
  const state = startTraining(experiment);
  const lines = traceCsv(experiment, state, 1).trimEnd().split('\r\n');

  it('has a row for every step, with its factors', () => {
    expect(lines).toHaveLength(1 + 31);
    expect(lines[0]).toBe('epoch,tuple,step,phase,kind,symbol,sum,old,increment,value,factors');
    expect(lines[1]).toMatch(/^1,0,1,forward,netInputTerm,I4,0\.2,,,0\.2,w14=0\.2 O1=1$/);
    expect(lines[31]).toMatch(/^1,0,31,update,biasUpdate,θ4,,/);
  });

  it('leaves the state as it was', () => {
    expect(state).toEqual(startTraining(experiment));
  });
});

it('the history has a row for each epoch', () => {
  const experiment = textbookExperiment();
  const state = startTraining(experiment);
  const epochs: EpochStatistics[] = [];
  for (let n = 0; n < 3; n++) epochs.push({ ...trainEpoch(experiment, state)! });
  const lines = historyCsv(curveOf(epochs)).trimEnd().split('\r\n');
  expect(lines[0]).toBe('epoch,loss,misclassified_percent,largest_change');
  expect(lines.slice(1).map((line) => line.split(',').map(Number))).toEqual(
    epochs.map(({ epoch, loss, misclassifiedPercent, largestChange }) => [
      epoch,
      loss,
      misclassifiedPercent,
      largestChange,
    ]),
  );
});
