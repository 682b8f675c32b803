// The page's own faces, written into a picture so that it looks the same anywhere.

/** The families that an element names. */
export const familiesOf = (style: CSSStyleDeclaration): string[] =>
  style.fontFamily.split(',').map((family) => family.trim().replace(/["']/g, ''));

/** The rules of the page's own faces of these families, as far as they are in use, each with its file written into it. Rejects when one cannot be fetched. */
export async function faceRules(families: ReadonlySet<string>): Promise<string> {
  const sheets = await Promise.all(Array.from(document.styleSheets).map(rulesOf));
  const rules = sheets.flatMap(({ rules, base }) =>
    rules.filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base })),
  );
  const wanted = rules.filter(({ rule }) =>
    families.has(rule.style.getPropertyValue('font-family').replace(/["']/g, '')),
  );
  const loaded = new Set(
    Array.from(document.fonts)
      .filter(({ status }) => status === 'loaded')
      .map(keyOf),
  );
  const used = wanted.filter(({ rule }) => loaded.has(keyOfRule(rule)));
  return (await Promise.all(used.map(({ rule, base }) => inlined(rule, base)))).join('');
}

/** The rules of a style sheet. A sandboxed frame, which has no origin, may not read them where they are, and fetches them. */
async function rulesOf(sheet: CSSStyleSheet): Promise<{ rules: CSSRule[]; base: string }> {
  const base = sheet.href ?? document.baseURI;
  try {
    return { rules: Array.from(sheet.cssRules), base };
  } catch {
    const copy = new CSSStyleSheet();
    copy.replaceSync(await (await fetch(base)).text());
    return { rules: Array.from(copy.cssRules), base };
  }
}

const plain = (name: string): string => name.replace(/["']/g, '').toLowerCase();
const keyOf = ({ family, weight, style }: FontFace): string =>
  `${plain(family)} ${weightOf(weight)} ${style}`;
const keyOfRule = ({ style }: CSSFontFaceRule): string =>
  `${plain(style.getPropertyValue('font-family'))} ${weightOf(style.getPropertyValue('font-weight'))} ${style.getPropertyValue('font-style') || 'normal'}`;
const weightOf = (weight: string): string => ({ '': '400', normal: '400', bold: '700' })[weight] ?? weight;

async function inlined(rule: CSSFontFaceRule, base: string): Promise<string> {
  const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!source) return '';
  const response = await fetch(new URL(source, base));
  const bytes = new Uint8Array(await response.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return rule.cssText.replace(
    /src:[^;]+;/,
    `src: url(data:font/woff2;base64,${btoa(text)}) format("woff2");`,
  );
}
