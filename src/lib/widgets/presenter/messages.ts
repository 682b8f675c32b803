// What projector and presenter's window say to each other: typed, versioned, and checked before it is believed.
import type { Position } from '$lib/experiment/types';
import { commandNames, type Command } from '../present/keys';

const NAMESPACE = 'backstep-present';
const VERSION = 1;

/** What the projector shows, as far as the presenter needs to know. */
export interface Shown {
  position: Position;
  /** Which of the listed steps is the present one, from 0. */
  index: number;
  /** Whether a value is asked for right now; whether the way on leads to a question; whether listed steps are asked for. */
  asked: boolean;
  driving: boolean;
  asking: boolean;
  ground: 'white' | 'black';
  blank: 'white' | 'black' | null;
  pointer: boolean;
  drawing: boolean;
  spotlight: boolean;
  stepFirst: boolean;
  /** Milliseconds of the clock. */
  begun: number;
  /** The room of the slide, in lengths of the design. */
  width: number;
  height: number;
}

/** The projector's words: `from` names its page, and `number` rises with each. */
export type FromProjector =
  | { type: 'snapshot'; from: string; number: number; shown: Shown; file: object }
  | { type: 'shown'; from: string; number: number; shown: Shown }
  | { type: 'bye'; from: string };

/** The presenter's words: questions and wishes; what becomes of them is the projector's to say. */
export type ToProjector =
  | { type: 'ask'; whole: boolean }
  | { type: 'command'; command: Command }
  | { type: 'step'; step: number }
  | { type: 'entry'; index: number }
  | { type: 'spot'; x: number; y: number }
  | { type: 'restart' };

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isName = (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9]{1,40}$/.test(value);
const isGround = (value: unknown): boolean => value === 'white' || value === 'black';
const isPosition = (value: unknown): boolean =>
  isObject(value) && isCount(value.epoch) && value.epoch !== 0 && isCount(value.tuple) && isCount(value.step);

const flags = ['asked', 'driving', 'asking', 'pointer', 'drawing', 'spotlight', 'stepFirst'] as const;

function isShown(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { position, index, ground, blank, begun, width, height } = value;
  return (
    isPosition(position) &&
    isCount(index) &&
    isGround(ground) &&
    (blank === null || isGround(blank)) &&
    [begun, width, height].every((one) => isNumber(one) && one >= 0) &&
    flags.every((flag) => typeof value[flag] === 'boolean')
  );
}

const numbered = ({ from, number, shown }: Loose): boolean =>
  isName(from) && isCount(number) && isShown(shown);

const fromProjector: Record<FromProjector['type'], (message: Loose) => boolean> = {
  snapshot: (message) => numbered(message) && isObject(message.file),
  shown: numbered,
  bye: ({ from }) => isName(from),
};
const toProjector: Record<ToProjector['type'], (message: Loose) => boolean> = {
  ask: ({ whole }) => typeof whole === 'boolean',
  command: ({ command }) => commandNames.includes(command as Command),
  step: ({ step }) => isCount(step),
  entry: ({ index }) => isCount(index),
  spot: ({ x, y }) => isNumber(x) && isNumber(y),
  restart: () => true,
};

function read<Message>(value: unknown, checks: Record<string, (message: Loose) => boolean>): Message | null {
  if (!isObject(value) || value.ns !== NAMESPACE || value.v !== VERSION) return null;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(checks, type) || !checks[type](value)) return null;
  return value as Message;
}

/** What was received, if it is a message of the projector; else null. */
export const readFromProjector = (value: unknown): FromProjector | null => read(value, fromProjector);
/** What was received, if it is a message of a presenter; else null. */
export const readToProjector = (value: unknown): ToProjector | null => read(value, toProjector);

/** A message as it is sent. */
export const sealed = (message: FromProjector | ToProjector): object => ({
  ns: NAMESPACE,
  v: VERSION,
  ...message,
});
