// The values that the parameters of an embed have once they are read, and what a parameter says of itself.
import type { Granularity } from '$lib/experiment/types';
import type { Form } from './forms';
import type { Kind } from './subjects';

export const hideable = [
  'head',
  'formula',
  'timeline',
  'by',
  'play',
  'text',
  'figure',
  'exercises',
  'gauges',
  'settings',
  'views',
  'brand',
] as const;
export const lockable = ['all', 'steps', 'by', 'settings'] as const;

/** The parameters of an embed with their values; null stands for one that was left out and has no default of its own. */
export interface EmbedParameters {
  net: string | null;
  act: string | null;
  loss: string | null;
  lr: string | null;
  data: string | null;
  tuple: number | null;
  seed: number | null;
  s: string | null;
  step: string | null;
  from: string | null;
  to: string | null;
  level: Granularity | null;
  play: 'off' | 'on';
  speed: 'slowly' | 'steadily' | 'quickly';
  ui: 'full' | 'stepper' | 'bare';
  hide: (typeof hideable)[number][];
  lock: (typeof lockable)[number][];
  ask: 'off' | 'predict' | 'quiz';
  answers: 'on' | 'off';
  notation: 'book' | 'delta';
  digits: number;
  decimal: 'point' | 'comma';
  theme: 'auto' | 'light' | 'dark' | 'contrast' | 'projector';
  font: 'house' | 'sans' | 'system';
  motion: 'auto' | 'off';
  lang: 'en';
  bg: 'house' | 'plain' | 'transparent';
  id: string | null;
  origin: string | null;
}

/** One parameter: what it does, to which subjects, how its value is written, and what it is when it is left out. */
export interface Parameter<Value> {
  group: 'What is shown' | 'Where it stands' | 'What one can do' | 'How it looks' | 'With the page around it';
  says: string;
  kinds: readonly Kind[];
  form: Form<Value>;
  fallback: Value;
  example: string;
}

export type ParameterName = keyof EmbedParameters;
