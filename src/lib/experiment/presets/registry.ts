// Every preset, in the order of the menu.
import { and } from './and';
import { circle } from './circle';
import { diabetes } from './diabetes';
import { digits } from './digits';
import { iris } from './iris';
import { mazur } from './mazur';
import { or } from './or';
import { parity } from './parity';
import type { Preset } from './preset';
import { regression } from './regression';
import { spirals } from './spirals';
import { textbook } from './textbook';
import { xor } from './xor';

export const presets: readonly Preset[] = [
  textbook,
  xor,
  mazur,
  and,
  or,
  parity,
  circle,
  spirals,
  regression,
  iris,
  diabetes,
  digits,
];

/** The preset of this name, if there is one. */
export const presetNamed = (name: string): Preset | undefined =>
  presets.find((preset) => preset.name === name);
