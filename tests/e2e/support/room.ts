// What is measured of a slide: whether the last row of a room can read it.
import type { Page } from './test';

/**
 * What is wrong with the slide for the last row: text below a thirtieth of the screen's height, other than indices and exponents; text
 * that leaves the screen or the place it has; marks that leave their row of a sum; a page that scrolls; figures below a contrast of 7:1.
 */
export const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.scrollingElement!;
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) found.push('the page scrolls');
    const stage = document.querySelector<HTMLElement>('.stage')!;
    const scale = stage.getBoundingClientRect().height / stage.offsetHeight;
    const channel = (value: number): number =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const luminance = (colour: string): number => {
      const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => channel(Number(part) / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string): number => {
      const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const host = node.parentElement!;
      if (!text || text === '\u200b' || host.closest('.katex-mathml, title, .visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const style = getComputedStyle(host);
      const size = parseFloat(style.fontSize) * scale;
      const index = host.closest('sub, sup, tspan, .msupsub') !== null && !host.closest('.msupsub .pc');
      if (!index && size < innerHeight / 30 - 0.01) found.push(`"${text}" is ${size} px`);
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1)
        found.push(`"${text}" leaves the screen`);
      const slot = host.closest('.formula-slot')?.getBoundingClientRect();
      if (
        slot &&
        (box.right > slot.right + 1 || box.top < slot.top - size / 3 || box.bottom > slot.bottom + size / 2)
      )
        found.push(`"${text}" leaves the place of the formula`);
      const svg = host instanceof SVGElement;
      const colour = svg ? style.fill : style.color;
      const filled = host.closest('.tag, .pc.e, .tag.lit, .error') !== null;
      const ground = getComputedStyle(document.body).backgroundColor;
      if (!filled && /^rgb\(/.test(colour) && contrast(colour, ground) < 7)
        found.push(`"${text}" has a contrast of ${contrast(colour, ground)}`);
    }
    for (const mark of stage.querySelectorAll('.formula td .pc')) {
      const [box, row] = [mark.getBoundingClientRect(), mark.closest('tr')!.getBoundingClientRect()];
      if (box.height > 0 && (box.top < row.top - scale || box.bottom > row.bottom + scale))
        found.push(`the mark of "${mark.textContent}" leaves its row by ${box.bottom - row.bottom} px`);
    }
    return found;
  });
