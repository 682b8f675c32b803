// Sheets and their keys as LaTeX, in the reader's letters and decimal sign.
import { sizesOf, type Asked } from '$lib/exercises/exercise';
import { linesOf, nameOfSheet, seedsOf, type Sheet, type SheetQuestion } from '$lib/exercises/sheet';
import { show } from '$lib/exercises/words';
import {
  escapeTex,
  worksheetKeyTex,
  worksheetTex,
  type Outline,
  type TexQuestion,
} from '$lib/export/worksheet';
import type { Notation } from '$lib/view/formulas/notation';
import { pieces } from '$lib/view/formulas/richText';
import { hasDrawing, needsGiven } from './piece';
import { texWorded, worded } from './wording';

const greek: Record<string, string> = {
  θ: '\\theta',
  δ: '\\delta',
  η: '\\eta',
  Δ: '\\Delta',
  Σ: '\\sum',
  '': '',
};
const inMath = (letters: string): string =>
  Object.hasOwn(greek, letters)
    ? greek[letters]
    : letters.length > 1
      ? `\\mathit{${escapeTex(letters)}}`
      : letters;

/** An exponent, in which symbols are in plain letters: z5 and −0,412 as `z_{5}` and `-0{,}412`. */
const raisedTex = (raised: string): string =>
  raised
    .replaceAll('−', '-')
    .replace(
      /([A-Za-z]+)(\d+(?:,\d+)?)|(\d),(?=\d)/g,
      (_, letters: string | undefined, index: string, digit: string) =>
        letters ? `${inMath(letters)}_{${index}}` : `${digit}{,}`,
    );

/** A sentence with symbols as LaTeX. */
export function texOf(sentence: string, notation: Notation): string {
  return pieces(worded(sentence, notation))
    .map((piece) => {
      if ('text' in piece) return escapeTex(piece.text);
      if ('raised' in piece) return `$^{${raisedTex(piece.raised)}}$`;
      const signs = [...piece.upright].map((sign) => `${greek[sign]} `).join('');
      const index = piece.index ? `_{${escapeTex(piece.index)}}` : '';
      return `$${signs}${inMath(piece.letter)}${index}$`;
    })
    .join('');
}

/** The units of each layer by their numbers. */
function outlineOf(sizes: readonly number[]): Outline {
  let last = 0;
  return sizes.map((size) => Array.from({ length: size }, () => ++last));
}

function askedTex(one: Asked, alone: boolean, set: (text: string) => string, notation: Notation) {
  if (one.form === 'number') {
    const isNew = one.ref.quantity === 'w' || one.ref.quantity === 'θ';
    return { label: `${isNew ? 'new ' : ''}${set(one.label)}`, boxes: null };
  }
  if (one.form === 'order') return { label: '', boxes: one.items.map(({ text }) => set(text)) };
  const boxes = one.options.map(({ text, tex }) =>
    tex ? `$\\displaystyle ${texWorded(tex, notation)}$` : set(text),
  );
  return { label: alone ? '' : set(one.label), boxes };
}

function questionOf({ number, exercise, given }: SheetQuestion, notation: Notation): TexQuestion {
  const set = (text: string): string => texOf(text, notation);
  const { epochs, asked } = exercise;
  return {
    number,
    prompt: set(exercise.prompt),
    network: hasDrawing(exercise) ? outlineOf(sizesOf(exercise.experiment)) : null,
    table: epochs
      ? [
          ['Epoch', set('Largest $Δw$'), 'Misclassified'],
          ...epochs.map(({ epoch, largestChange, misclassifiedPercent }) => [
            String(epoch),
            set(show(largestChange, 4)),
            set(`${show(misclassifiedPercent)} %`),
          ]),
        ]
      : null,
    given: needsGiven(exercise)
      ? given.map(({ title, values }) => ({ title: set(title), values: values.map(set) }))
      : [],
    asked: asked.map((one) => askedTex(one, asked.length === 1, set, notation)),
  };
}

/** The questions or the key of these sheets as one LaTeX document. */
export function sheetTex(
  sheets: readonly Sheet[],
  part: 'questions' | 'key',
  address: string,
  notation: Notation,
): string {
  const all = sheets.map((sheet) => ({
    title: escapeTex(nameOfSheet(sheet)),
    seeds: seedsOf(sheet),
    address,
    questions: sheet.questions.map((question) => questionOf(question, notation)),
    key: sheet.key.map(({ number, seed, worked }) => ({
      number,
      seed,
      lines: linesOf(worked).map((text) => texOf(text, notation)),
    })),
  }));
  return part === 'key' ? worksheetKeyTex(all) : worksheetTex(all);
}
