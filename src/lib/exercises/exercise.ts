// What an exercise is: plain data, made from a kind, a seed and a size, with what is asked and what is shown.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';
import type { Narration } from '$lib/nn/narrate';
import type { Ref } from '$lib/nn/steps';
import { narrationOf } from '$lib/training/narration';
import { startTraining } from '$lib/training/trainer';
import type { About } from './about';
import type { MisconceptionName } from './misconceptions';

/** A number to type, to so many decimals: the result of a step of the walk, or its Δ. Labels and texts hold symbols as `$w_{46}$`. */
export interface NumberAsked {
  form: 'number';
  label: string;
  ref: Ref;
  step: number;
  digits: number;
}

/** One of several to choose; `tex` is the formula to set in place of the text. */
export interface Option {
  text: string;
  tex?: string;
  /** The misconception that would choose it. */
  misconception?: MisconceptionName;
  /** What to say to one who chose it. */
  hint?: string;
}

/** One option to choose. `step` is where the walk shows it. */
export interface ChoiceAsked {
  form: 'choice';
  label: string;
  options: Option[];
  right: number;
  /** The second and third hint, and the worked answer. */
  rule: string;
  look: string;
  worked: string;
  step: number | null;
}

/** Things to put into the order in which the algorithm does them, which is that of their steps. */
export interface OrderAsked {
  form: 'order';
  label: string;
  items: { text: string; step: number }[];
}

export type Asked = NumberAsked | ChoiceAsked | OrderAsked;

/** A text for a number, the index of an option, or the indices of the items in the order given. */
export type Answer = string | number | number[];

/** What one epoch of a run was like. */
export interface EpochRow {
  epoch: number;
  largestChange: number;
  misclassifiedPercent: number;
}

/** One line of what is given: what it is about and `$w_{14}$ = 0.2` and so on. */
export interface Given {
  title: string;
  values: string[];
}

export interface Exercise {
  kind: string;
  seed: number;
  /** The sizes of the layers, such as 3-2-1. */
  size: string;
  /** What was to be asked for, where the request said so. */
  about?: About;
  /** Its first tuple is the one that is walked. */
  experiment: Experiment;
  prompt: string;
  /** Results of the walk's steps up to this one are shown with the question. */
  known: number;
  asked: Asked[];
  /** The lines of a trace with a bug planted in one of them. */
  trace?: string[];
  /** What is given where it is not the network and its tuple; then no network is drawn. */
  facts?: Given[];
  /** The epochs of a run, those after the one that ends it too. */
  epochs?: EpochRow[];
}

/** What a kind makes; the seed and the size are those it was made from. */
export type Made = Omit<Exercise, 'kind' | 'seed' | 'size' | 'about'>;

/** The walk of the tuple that an experiment begins with. */
export const walkOf = (experiment: Experiment): Narration =>
  narrationOf(experiment, startTraining(experiment));

export const sizesOf = (experiment: Experiment): number[] => layerSizes(experiment.network);
