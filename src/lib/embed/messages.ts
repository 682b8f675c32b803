// What an embed and the page around it say to each other, and how a message from outside is read with care.
import { parameterNames, type ParameterName } from './parameters';

/** The names that open every message. A change that would break a page becomes version 2. */
export const NAMESPACE = 'backprop';
export const VERSION = 1;

/** What an embed says. Every message also has `ns`, `v`, `id` and `subject`. */
export const outgoing = {
  ready: 'It can be driven. With title, kind, and the parameters in force.',
  resize: 'It needs this height, in px. With height, width.',
  step: 'It stands at another place. With epoch, tuple (from 1), step, of, phase, name; or with station.',
  answer: 'A value was answered. With right, first; with epoch, tuple, step, name; or with exercise.',
  progress: 'How far the reader is. With right, answered, of; the lab: epoch, error, misclassifiedPercent.',
  completed:
    'The last step, the last question, or the end of training. With score (0 … 1) where something was asked, right, of.',
  state: 'The answer to getState and getImage. With request, parameters, position, score; or with image.',
  error: 'Something could not be used. With message.',
} as const;
export type OutgoingType = keyof typeof outgoing;

export interface Outgoing {
  type: OutgoingType;
  [field: string]: unknown;
}

/** What a page may say. Every message also has `ns` and `v`; one with another `id` than the embed’s is for another. */
export const incoming = {
  step: 'Goes somewhere. With to: next, back, a step’s number or a name such as Err4.',
  play: 'Plays the steps, or trains.',
  pause: 'Stops playing, or training; it stays where it is.',
  reset: 'Goes back to how it was opened.',
  set: 'Other parameters. With parameters: an object of texts, as in the address; null takes one away.',
  getState: 'Asks for a state message. With request, which comes back.',
  getImage: 'Asks for the drawing as a state message. With request, and format: svg or png.',
} as const;

export type Command =
  | { type: 'step'; to: string | number }
  | { type: 'play' | 'pause' | 'reset' }
  | { type: 'set'; parameters: Partial<Record<ParameterName, string | null>> }
  | { type: 'getState'; request: string | number | null }
  | { type: 'getImage'; request: string | number | null; format: 'svg' | 'png' };

/** A message may hold so many characters and so many fields in all; what is larger is not looked at. */
const MOST_CHARACTERS = 32_000;
const MOST_FIELDS = 200;
/** What stays as it was opened: with whom it talks. */
const settled: readonly string[] = ['id', 'origin'];

/** Whether a value is plain and small, counted until it is not. */
function isSmall(value: unknown): boolean {
  let characters = 0;
  let fields = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === 'string') characters += one.length;
    else if (typeof one === 'object' && one !== null) {
      const plain = Object.getPrototypeOf(one) as unknown;
      if (plain !== Object.prototype && plain !== null) return false;
      for (const key in one) {
        characters += key.length;
        if (++fields > MOST_FIELDS) return false;
        waiting.push((one as Record<string, unknown>)[key]);
      }
    } else if (typeof one === 'bigint' || typeof one === 'symbol' || typeof one === 'function') return false;
    if (characters > MOST_CHARACTERS) return false;
  }
  return true;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
const requestOf = (value: unknown): string | number | null =>
  isName(value) && String(value).length <= 200 ? value : null;

/** The parameters of a `set`; null when something in it is none. */
function parametersOf(given: unknown): Partial<Record<ParameterName, string | null>> | null {
  if (!isRecord(given)) return null;
  const known: Partial<Record<ParameterName, string | null>> = {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameterNames.find((one) => one === name);
    if (!parameter || settled.includes(name)) return null;
    if (value !== null && !isName(value)) return null;
    known[parameter] = value === null ? null : String(value);
  }
  return known;
}

/** The command in a message for the embed of this id; null for whatever is none. It never throws. */
export function readCommand(data: unknown, id: string | null): Command | null {
  if (!isRecord(data) || data.ns !== NAMESPACE || data.v !== VERSION || !isSmall(data)) return null;
  if (data.id !== undefined && data.id !== null && data.id !== (id ?? undefined)) return null;
  switch (data.type) {
    case 'play':
    case 'pause':
    case 'reset':
      return { type: data.type };
    case 'step':
      return isName(data.to) ? { type: 'step', to: data.to } : null;
    case 'set': {
      const parameters = parametersOf(data.parameters);
      return parameters && { type: 'set', parameters };
    }
    case 'getState':
      return { type: 'getState', request: requestOf(data.request) };
    case 'getImage': {
      const { format = 'svg' } = data;
      return format === 'svg' || format === 'png'
        ? { type: 'getImage', request: requestOf(data.request), format }
        : null;
    }
    default:
      return null;
  }
}

/** Whether a message comes from the window around the embed, and from the origin that was asked for, if one was. */
export const isFrom = (
  { source, origin }: { source: unknown; origin: string },
  around: unknown,
  wanted: string | null,
): boolean => source !== null && source === around && (wanted === null || origin === wanted);
