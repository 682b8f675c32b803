// What can be embedded: the kinds of subjects, and which kind a name is of.

/**
 * step: the step-through · walk: the walk through one tuple · part: a part of that walk, with something of its own below · figure: any other
 * figure · lab: training at full speed · lesson: a lesson with its figures and exercises.
 */
export const kinds = ['step', 'walk', 'part', 'figure', 'lab', 'lesson'] as const;
export type Kind = (typeof kinds)[number];

/** What each kind is called where it is spoken of. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  step: 'step-through',
  walk: 'walk',
  part: 'forward-walk, blame, update',
  figure: 'other figures',
  lab: 'lab',
  lesson: 'lessons',
};

/** What a page for embedding says of itself. */
export interface Subject {
  /** Its name in the address `embed/v1/NAME/`. */
  name: string;
  title: string;
  /** What one does with it, in one sentence. */
  says: string;
  kind: Kind;
  /** The places it can be taken to, each with what it shows; empty where any number of the tuple is one, and where there is none. */
  stations: Readonly<Record<string, string>>;
}

/** What a lesson's address begins with, so that no lesson shares its name with a figure. */
export const LESSON = 'lesson-';

const own: Readonly<Record<string, Kind>> = {
  'step-through': 'step',
  lab: 'lab',
  walk: 'walk',
  'forward-walk': 'part',
  blame: 'part',
  update: 'part',
};

/** The kind of a subject, by its name. */
export const kindOf = (name: string): Kind =>
  Object.hasOwn(own, name) ? own[name] : name.startsWith(LESSON) ? 'lesson' : 'figure';

/** About how high a subject stands at 640 px, in px: what a frame has until the subject says its own height. */
const usualHeight: Readonly<Record<Kind, number>> = {
  step: 660,
  walk: 640,
  part: 760,
  figure: 640,
  lab: 1180,
  lesson: 1600,
};

/** The two subjects that are neither figures nor lessons. */
export const pages: readonly Subject[] = [
  {
    name: 'step-through',
    title: 'Step through backpropagation',
    says: 'Walk tuple after tuple, forward and back: network, formula and timeline at the same step.',
    kind: 'step',
    stations: {},
  },
  {
    name: 'lab',
    title: 'Train in the lab',
    says: 'Train a small network at full speed and look at any epoch of its run.',
    kind: 'lab',
    stations: {},
  },
];

/** What takes more at 640 px than others of its kind; a test in a browser holds each to what it asks for. */
const taller: Readonly<Record<string, number>> = {
  anatomy: 690,
  blame: 780,
  'chain-ladder': 900,
  descent: 970,
  graph: 820,
  lab: 1200,
  minima: 910,
  'output-error': 800,
  'rate-race': 680,
  'stop-rules': 1020,
  unit: 800,
  update: 940,
  updating: 950,
  walk: 720,
};

/** The height of a plain frame, in px, in which a subject has room at a width of 640 px. */
export const heightOf = ({ name, kind }: Pick<Subject, 'name' | 'kind'>): number =>
  Object.hasOwn(taller, name) ? taller[name] : usualHeight[kind];
