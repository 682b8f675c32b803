// How the texts of an exercise are shown: symbols set as such, in the reader's letters and with the reader's decimal sign.
import type { Quantity } from '$lib/nn/steps';
import { letter, type Notation } from '$lib/view/formulas/notation';

const POWER = /e\^\(((?:[^()]|\([^()]*\))*)\)/g;
/** The rate, which has no index: only where a product goes on. */
const RATE = /(?<![A-Za-z$])l(?= ?·)/g;
/** A symbol in plain letters, such as Err4 or Δw46; not the I of a sentence. */
const PLAIN = /(?<![A-Za-zΔΣ])([ΔΣ]*)(Err|[IOTwθ])(\d+(?:,\d+)?)(?!\d)/g;

/** A text with its symbols marked for `RichText`, those in plain letters too: w46 becomes `$w_{46}$`, e^(x) a raised x. */
export function withSymbols(text: string): string {
  return text
    .replace(POWER, 'e^$1^')
    .split(/(\$[^$]*\$|\^[^^]*\^)/)
    .map((part) => (/^[$^]/.test(part) ? part : part.replace(PLAIN, '$$$1$2_{$3}$$').replace(RATE, '$$l$$')))
    .join('');
}

/** A letter of the book in the reader's letters. */
const lettered = (text: string, notation: Notation): string =>
  text === 'l' || /^(Err|[IOTwθ])$/.test(text) ? letter(text as Quantity, notation).text : text;

/** With a decimal comma thousands stand apart by a narrow space. */
const comma = (text: string, { decimal }: Notation): string =>
  decimal === 'comma'
    ? text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1\u202f').replace(/(\d)\.(?=\d)/g, '$1,')
    : text;

/** Exponents hold symbols in plain letters. */
const raisedLettered = (text: string, notation: Notation): string =>
  text.replace(/\^[^^]*\^/g, (raised) =>
    raised.replace(
      PLAIN,
      (_, signs: string, name: string, index: string) => signs + lettered(name, notation) + index,
    ),
  );

/** A text as `RichText` is to set it. */
export function worded(text: string, notation: Notation): string {
  return withSymbols(text)
    .split(/(\$[^$]*\$)/)
    .map((part) =>
      part.startsWith('$')
        ? part.replace(
            /^\$([ΔΣ]*)([^_$]*)/,
            (_, signs: string, name: string) => `$${signs}${lettered(name, notation)}`,
          )
        : raisedLettered(comma(part, notation), notation),
    )
    .join('');
}

/** The TeX of an option in the reader's letters and decimal sign. */
export function texWorded(tex: string, notation: Notation): string {
  const { decimal, letters } = notation;
  const own = decimal === 'comma' ? tex.replace(/(\d)\.(?=\d)/g, '$1{,}') : tex;
  if (letters === 'book') return own;
  return own
    .replaceAll('\\mathit{Err}', '\\delta ')
    .replaceAll('\\theta', 'b')
    .replace(/(?<![A-Za-z\\])([IOT])(?=_\{)/g, (_, name: Quantity) => letter(name, notation).tex)
    .replace(/(?<![A-Za-z\\])l(?![A-Za-z])/g, '\\eta ');
}
