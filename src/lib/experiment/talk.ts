// A talk about an experiment: the steps that are shown in front of a room, in their order, with the lecturer's notes.
import type { Reader } from './reader';
import type { Position } from './types';

/** One step of a talk. */
export interface TalkStep {
  at: Position;
  /** For the lecturer alone; empty when there is none. */
  note: string;
  /** Whether the room is asked for the value before it is shown. */
  ask: boolean;
}

/** Without steps the talk goes through all steps of the walk. */
export interface Talk {
  /** The lesson whose notes go with it, by its name in addresses. */
  lesson: string | null;
  steps: TalkStep[];
}

/** A talk in an experiment file; what is left out is as in `Talk` above. */
export interface TalkPart {
  lesson?: string;
  steps?: { at: Partial<Position>; note?: string; ask?: boolean }[];
}

/** So many steps, and so long a note, are the most. */
export const MOST_STEPS = 500;
export const LONGEST_NOTE = 1000;

export const noTalk = (): Talk => ({ lesson: null, steps: [] });

/** The talk of a file; `readAt` reads and checks a place in its walk. What is wrong is noted. */
export function readTalk(field: Reader, readAt: (field: Reader) => Position): Talk {
  const talk = noTalk();
  if (field.absent || !field.object(['lesson', 'steps'])) return talk;
  const lesson = field.field('lesson');
  if (!lesson.absent) talk.lesson = lesson.text(80) ?? null;
  const steps = field.field('steps');
  const items = steps.absent ? [] : (steps.list() ?? []);
  if (items.length > MOST_STEPS) {
    steps.wrong(`has ${items.length} steps; the most is ${MOST_STEPS}`);
    return talk;
  }
  talk.steps = items.map((item) => {
    item.object(['at', 'note', 'ask']);
    const [at, note, ask] = ['at', 'note', 'ask'].map((name) => item.field(name));
    if (at.absent) at.wrong('is missing');
    return {
      at: readAt(at),
      note: note.absent ? '' : (note.text(LONGEST_NOTE) ?? ''),
      ask: ask.absent ? false : (ask.boolean() ?? false),
    };
  });
  return talk;
}

/** What to say where a talk's steps are not used; null when it has none. */
export const talkLeftOut = ({ steps }: Talk): string | null =>
  steps.length === 0
    ? null
    : `The talk of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} was left out: only the projector and its editor use it, and a file saved here is without it.`;

/** The talk as a file holds it; nothing when there is nothing to say. */
export function talkPart({ lesson, steps }: Talk): TalkPart | undefined {
  if (lesson === null && steps.length === 0) return undefined;
  return {
    ...(lesson !== null && { lesson }),
    ...(steps.length > 0 && {
      steps: steps.map(({ at, note, ask }) => ({ at, ...(note && { note }), ...(ask && { ask }) })),
    }),
  };
}

/** A place as addresses have it: epoch.tuple.step, the tuple from 1. */
export const placeText = ({ epoch = 1, tuple = 0, step = 0 }: Partial<Position>): string =>
  `${epoch}.${tuple + 1}.${step}`;

/** A place from an address, as yet unchecked: what is no number stays a text. */
export function readPlace(text: string): Record<keyof Position, unknown> {
  const [epoch, tuple, step = 0] = text
    .split('.')
    .map((part) => (part.trim() === '' || Number.isNaN(Number(part)) ? part : Number(part)));
  return { epoch, tuple: typeof tuple === 'number' ? tuple - 1 : tuple, step };
}

const ASK = '-ask';

/** `1.1.5,1.1.20-ask`: the steps of a talk without their notes, as an address has them. */
export const stepsText = (steps: NonNullable<TalkPart['steps']>): string =>
  steps.map(({ at, ask }) => placeText(at) + (ask ? ASK : '')).join(',');

/** Those steps again, as yet unchecked. */
export const readSteps = (text: string): Record<string, unknown>[] =>
  text.split(',').map((part) => ({
    at: readPlace(part.endsWith(ASK) ? part.slice(0, -ASK.length) : part),
    ...(part.endsWith(ASK) && { ask: true }),
  }));
