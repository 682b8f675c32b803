// KaTeX, fetched when the first formula is wanted, with a trust that allows marks for linking and styling and nothing else.
import type { KatexOptions } from 'katex';

/** TeX → HTML with MathML. */
export type Typeset = (tex: string) => string;

/** How formulas are set; what KaTeX does not trust or know is shown in its error colour. */
export const options: KatexOptions = {
  throwOnError: false,
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
  trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
  output: 'htmlAndMathml',
};

let loading: Promise<Typeset> | undefined;
let ready: Typeset | null = null;

/** Fetches KaTeX once; called when a formula is near, so that the first step need not wait. */
export function loadTypesetter(): Promise<Typeset> {
  return (loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) => (ready = (tex) => katex.renderToString(tex, options)),
  ));
}

const stirrings = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Fetches KaTeX as soon as someone points, touches or types: before it is wanted, and not while the page opens. Gives the way to give up. */
export function typesetterWhenStirred(): () => void {
  const stop = (): void => stirrings.forEach((kind) => removeEventListener(kind, fetchIt));
  function fetchIt(): void {
    stop();
    void loadTypesetter();
  }
  stirrings.forEach((kind) => addEventListener(kind, fetchIt, { passive: true }));
  return stop;
}

/** The typesetter if it is here already. */
export const typesetter = (): Typeset | null => ready;
