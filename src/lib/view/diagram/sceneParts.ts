// What a scene is made of: what the drawing knows of each unit, each weight and each sum at a step.
import type { Narration } from '$lib/nn/narrate';
import type { UnitRef, WeightRef } from '$lib/nn/network';
import type { Phase, Step } from '$lib/nn/steps';
import type { Notation } from '../formulas/notation';

/** factor: its output is used now · part: it takes part otherwise · rest: it recedes · calm: nothing is lit yet. */
export type Role = 'factor' | 'part' | 'rest' | 'calm';

export interface ErrorScene {
  value: number;
  text: string;
  lit: boolean;
  key: string;
}

export interface BiasScene {
  text: string;
  name: string;
  sign: 1 | -1;
  size: number;
  lit: boolean;
  /** The new bias, at the step that changes it. */
  next: string | null;
  key: string;
}

export interface TargetScene {
  value: number;
  text: string;
  lit: boolean;
  key: string;
}

export interface UnitScene {
  unit: UnitRef;
  key: string;
  number: string;
  /** O once it is known. */
  output: number | null;
  /** The number in the ring; null while nothing is known. */
  value: string | null;
  /** Every digit of it. */
  exact: string;
  /** Whether O is known; else the ring is dotted. */
  known: boolean;
  role: Role;
  /** Whether the step speaks of it. */
  focus: boolean;
  /** Whether the value in the ring is the very result of this step. */
  fresh: boolean;
  error: ErrorScene | null;
  bias: BiasScene | null;
  target: TargetScene | null;
  label: string;
}

export interface EdgeScene {
  weight: WeightRef;
  key: string;
  name: string;
  value: number;
  text: string;
  /** The new weight, at the step that changes it. */
  next: string | null;
  lit: boolean;
  /** The way the lit path leads; null for an update, which goes nowhere. */
  flow: 'forward' | 'error' | null;
  held: boolean;
}

/** One product of the sum that the step speaks of. */
export interface TermScene {
  weight: WeightRef;
  /** The unit at the far end of the weight. */
  unit: UnitRef;
  text: string;
  done: boolean;
  /** Whether it is the one that this step adds, or one of the strongest of a sum that is complete. */
  lit: boolean;
}

/** A row of the short account of a long sum. */
export interface SumRow {
  label: string;
  text: string;
  total: boolean;
}

export interface SumScene {
  flow: 'forward' | 'error';
  terms: TermScene[];
  rows: SumRow[];
}

export interface Scene {
  phase: Phase | null;
  sizes: number[];
  units: UnitScene[][];
  /** One weight, looked at when asked for: a wide network has thousands. */
  edge(weight: WeightRef): EdgeScene;
  /** Every weight, layer by layer, by i, then j; for networks drawn in full. */
  edges(): EdgeScene[];
  /** The sum that the step adds to or completes. */
  sum: SumScene | null;
  /** The weight that an update speaks of. */
  weight: WeightRef | null;
  /** The unit that the step speaks of. */
  focus: UnitRef | null;
  names: { w: string; Err: string; T: string; θ: string };
}

/** All that a part of the scene depends on. */
export interface Context {
  walk: Narration;
  n: number;
  step: Step | null;
  sizes: number[];
  /** The keys of the step's factors. */
  used: Set<string>;
  focus: UnitRef | null;
  notation: Notation;
}

export const same = (a: UnitRef, b: UnitRef): boolean => a.layer === b.layer && a.index === b.index;
