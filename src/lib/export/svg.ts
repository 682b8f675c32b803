// A drawing on the page as an SVG file of its own, and as a PNG: styles, tokens and faces written into it.
import { faceRules, familiesOf } from './faces';

/** What a drawing takes from the style sheets. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-feature-settings',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
] as const;

/** Room around a drawing, in px: what hangs over its edge is kept. */
const MARGIN = 16;

/** The drawing as the text of an SVG file, on the page's ground, with its title; the drawing on the page stays as it is. Rejects when a face cannot be fetched. */
export async function svgText(drawing: SVGSVGElement, title: string): Promise<string> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const families = new Set<string>();
  writeStyles(drawing, copy, families);
  const { width, height } = drawing.getBoundingClientRect();
  const { x, y, width: wide, height: tall } = drawing.viewBox.baseVal;
  const scale = wide > 0 && width > 0 ? wide / width : 1;
  const margin = MARGIN * scale;
  const box = [x - margin, y - margin, (wide || width) + 2 * margin, (tall || height) + 2 * margin];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', box.join(' '));
  copy.setAttribute('width', String(Math.round(width + 2 * MARGIN)));
  copy.setAttribute('height', String(Math.round(height + 2 * MARGIN)));
  copy.removeAttribute('style');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ['x', 'y', 'width', 'height'].forEach((name, i) => ground.setAttribute(name, String(box[i])));
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  const named = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  named.textContent = title;
  const faces = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  faces.textContent = await faceRules(families);
  copy.prepend(named, faces, ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Writes what each element of `from` looks like into its twin, and takes away what only the page needs. */
function writeStyles(from: Element, to: Element, families: Set<string>): void {
  const style = getComputedStyle(from);
  if (/^t(ext|span)$/.test(from.localName)) for (const family of familiesOf(style)) families.add(family);
  const written = PROPERTIES.map((name) => [name, style.getPropertyValue(name)]).filter(
    ([, value]) => value !== '',
  );
  to.setAttribute('style', written.map(([name, value]) => `${name}:${value}`).join(';'));
  for (const name of ['class', 'tabindex', 'data-ref', 'data-unit', 'role']) to.removeAttribute(name);
  Array.from(from.children).forEach((child, i) => writeStyles(child, to.children[i], families));
}

/** The text of an SVG file as a PNG, `scale` pixels to one of its own. Rejects when the browser cannot draw it. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
