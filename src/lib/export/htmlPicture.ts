// A piece of the page, such as a formula, as an SVG file of its own: its styles and its faces are written into it.
import { faceRules, familiesOf } from './faces';

/** What is written of each element's look: all that formulas use. */
const PROPERTIES = [
  'display',
  'position',
  'top',
  'left',
  'right',
  'bottom',
  'width',
  'height',
  'min-width',
  'max-width',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'border-top-style',
  'border-right-style',
  'border-bottom-style',
  'border-left-style',
  'border-top-color',
  'border-right-color',
  'border-bottom-color',
  'border-left-color',
  'border-radius',
  'border-collapse',
  'border-spacing',
  'box-sizing',
  'vertical-align',
  'text-align',
  'white-space',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-feature-settings',
  'line-height',
  'letter-spacing',
  'color',
  'background-color',
  'box-shadow',
  'text-decoration',
  'fill',
  'stroke',
  'stroke-width',
  'overflow',
  'transform',
  'opacity',
  'visibility',
  'clip-path',
  'table-layout',
  'z-index',
];

/** Room around the piece, in px. */
const MARGIN = 16;

/** The piece as the text of an SVG file, on the page's ground. Rejects when a face cannot be fetched. */
export async function htmlSvgText(piece: HTMLElement, title: string): Promise<string> {
  const { width, height } = piece.getBoundingClientRect();
  const copy = piece.cloneNode(true) as HTMLElement;
  const families = new Set<string>();
  writeStyles(piece, copy, families);
  for (const hidden of copy.querySelectorAll('.katex-mathml')) hidden.remove();
  copy.style.margin = `${MARGIN}px`;
  const faces = await faceRules(families);
  const [wide, tall] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN];
  const body = new XMLSerializer().serializeToString(copy);
  const named = new XMLSerializer().serializeToString(document.createTextNode(title));
  const ground = getComputedStyle(document.body).backgroundColor;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}"><title>${named}</title><style>${faces}</style><rect width="${wide}" height="${tall}" fill="${ground}"/><foreignObject width="${wide}" height="${tall}">${body}</foreignObject></svg>`;
}

function writeStyles(from: Element, to: Element, families: Set<string>): void {
  const style = getComputedStyle(from);
  for (const family of familiesOf(style)) families.add(family);
  to.setAttribute('style', PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  to.removeAttribute('class');
  if (from.classList.contains('katex-mathml')) to.setAttribute('class', 'katex-mathml');
  Array.from(from.children).forEach((child, i) => writeStyles(child, to.children[i], families));
}
