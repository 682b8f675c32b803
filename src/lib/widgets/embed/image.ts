// The drawing of an embed as a picture that fits into a message.
import { pngOf, svgText } from '$lib/export/svg';

/** The first drawing under `root` as a data address. Rejects when there is none, or when it cannot be drawn. */
export async function imageOf(
  root: HTMLElement | undefined,
  title: string,
  format: 'svg' | 'png',
): Promise<string> {
  const drawing = root?.querySelector<SVGSVGElement>(
    '[data-drawing] svg[role="group"], [data-drawing] svg[aria-label]',
  );
  if (!drawing) throw new Error('no drawing');
  const svg = await svgText(drawing, title);
  if (format === 'svg') return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const blob = await pngOf(svg);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('no picture'));
    reader.readAsDataURL(blob);
  });
}
