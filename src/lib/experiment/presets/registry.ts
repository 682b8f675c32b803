// Every preset, in the order of the menu.
import { and } from './and';
import { diabetes } from './diabetes';
import { iris } from './iris';
import { mazur } from './mazur';
import { or } from './or';
import type { Preset } from './preset';
import { textbook } from './textbook';
import { xor } from './xor';

export const presets: readonly Preset[] = [textbook, xor, mazur, and, or, iris, diabetes];

/** The preset of this name, if there is one. */
export const presetNamed = (name: string): Preset | undefined =>
  presets.find((preset) => preset.name === name);
