// One file that needs no net: what it holds, and how that is put into the player's page, which is made once with the site.

/** How a file's exercises are scored where a learning platform keeps results. */
export interface Scoring {
  /** The least score that passes, 1 to 100; null where answering everything completes it. */
  passMark: number | null;
  /** Whether others like an exercise count too, once its first answer was wrong. */
  best: boolean;
}

/** What is in the file; exercises are named by the queries of their addresses. */
export type Content =
  | { kind: 'lessons'; slugs: string[] }
  | { kind: 'widget'; name: string; example: number }
  | { kind: 'exercises'; queries: string[] }
  | { kind: 'step' | 'lab'; query: string };

export interface OneFile {
  title: string;
  /** Where the site stands, with a slash at the end: links to what the file does not hold lead there. */
  site: string;
  content: Content;
  scoring: Scoring | null;
}

/** The id of the block in the page that holds this, as JSON. */
export const BLOCK = 'backstep-content';

/** What the player's page has in the place of the block. */
export const PLACE = '<!--backstep:content-->';
/** The title that the player's page has before it is filled. */
export const UNTITLED = '<title>Backstep</title>';

/** JSON that can stand in a page: nothing in it can end the block or open a comment. */
export const jsonForPage = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** A text that can stand in HTML and XML, in attributes too. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The player's page with this in it. Throws when the page is no player, as when a server answers with another page. */
export function fill(page: string, file: OneFile): string {
  const parts = page.split(PLACE);
  if (parts.length !== 2 || !page.includes(UNTITLED))
    throw new Error('The page to fill could not be fetched whole. Load this page again.');
  const [head, rest] = parts;
  const block = `<script type="application/json" id="${BLOCK}">${jsonForPage(file)}</script>`;
  const title = `<title>${escapeMarkup(file.title)}</title>`;
  return `${head.split(UNTITLED).join(title)}${block}${rest}`;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string');

function isContent(value: unknown): value is Content {
  const content = (value ?? {}) as Record<string, unknown>;
  switch (content.kind) {
    case 'lessons':
      return isTexts(content.slugs);
    case 'exercises':
      return isTexts(content.queries);
    case 'widget':
      return typeof content.name === 'string' && Number.isInteger(content.example);
    case 'step':
    case 'lab':
      return typeof content.query === 'string';
    default:
      return false;
  }
}

function scoringOf(value: unknown): Scoring | null {
  if (typeof value !== 'object' || value === null) return null;
  const { passMark, best } = value as Partial<Scoring>;
  const sound = typeof passMark === 'number' && passMark >= 1 && passMark <= 100;
  return { passMark: sound ? passMark : null, best: best === true };
}

/** What a block says; null when it says nothing that a player can show. It never throws. */
export function readBlock(text: string): OneFile | null {
  try {
    const { title, site, content, scoring } = JSON.parse(text) as Record<string, unknown>;
    if (typeof title !== 'string' || typeof site !== 'string' || !isContent(content)) return null;
    // An address is followed by a click, so it must be one of the web.
    if (!/^https?:$/.test(new URL(site).protocol)) return null;
    return { title, site, content, scoring: scoringOf(scoring) };
  } catch {
    return null;
  }
}
