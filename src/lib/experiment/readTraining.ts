// Reads how an experiment file trains, and when it stops.
import type { LearningRate } from '$lib/nn/rate';
import type { Updating } from '$lib/nn/update';
import { defaultTraining } from './defaults';
import { quote } from './problems';
import type { Bounds, Reader } from './reader';
import type { StopRules, TrainingSettings } from './types';

/** The training settings; what was left out, or could not be read, is the default. */
export function readTraining(training: Reader): TrainingSettings {
  const fallback = defaultTraining();
  if (training.absent || !training.object(Object.keys(fallback))) return fallback;
  const number = (name: 'momentum' | 'l2', bounds: Bounds): number => {
    const field = training.field(name);
    return field.absent ? fallback[name] : (field.number(bounds) ?? fallback[name]);
  };
  const boolean = (name: 'updateBiases' | 'shuffle'): boolean => {
    const field = training.field(name);
    return field.absent ? fallback[name] : (field.boolean() ?? fallback[name]);
  };
  return {
    updating: readUpdating(training.field('updating'), fallback.updating),
    learningRate: readRate(training.field('learningRate'), fallback.learningRate),
    momentum: number('momentum', { least: 0, below: 1 }),
    l2: number('l2', { least: 0 }),
    updateBiases: boolean('updateBiases'),
    shuffle: boolean('shuffle'),
    stop: readStop(training.field('stop'), fallback.stop),
  };
}

function readUpdating(field: Reader, fallback: Updating): Updating {
  const { value } = field;
  if (field.absent) return fallback;
  if (value === 'case' || value === 'epoch') return value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    field.object(['batch']);
    return { batch: field.field('batch').number({ whole: true, least: 1 }) ?? 1 };
  }
  field.wrong(`${quote(value)} is not "case", "epoch" or {"batch": n}`);
  return fallback;
}

function readRate(field: Reader, fallback: LearningRate): LearningRate {
  if (field.absent) return fallback;
  if (field.value === '1/t') return '1/t';
  if (typeof field.value !== 'number') field.wrong(`${quote(field.value)} is not a number or "1/t"`);
  else return field.number({ above: 0 }) ?? fallback;
  return fallback;
}

/** Without `stop` the default; with it, a rule that it does not name, or names null, is not tested. */
function readStop(stop: Reader, fallback: StopRules): StopRules {
  if (stop.absent || !stop.object(Object.keys(fallback))) return fallback;
  const rule = (name: keyof StopRules, bounds: Bounds): number | null => {
    const field = stop.field(name);
    return field.absent || field.value === null ? null : (field.number(bounds) ?? null);
  };
  return {
    epochs: rule('epochs', { whole: true, least: 1 }),
    weightChangeBelow: rule('weightChangeBelow', { above: 0 }),
    misclassifiedBelow: rule('misclassifiedBelow', { least: 0, most: 100 }),
  };
}
