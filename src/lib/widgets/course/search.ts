// Search over the lessons: the index is made when the site is built, and fetched in parts as one types.
import { asset } from '$app/paths';

/** A run of the excerpt, and whether it is what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

export interface Hit {
  title: string;
  address: string;
  excerpt: Piece[];
}

interface Fragment {
  url: string;
  meta: { title: string };
  excerpt: string;
}
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  search(text: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}

const MOST = 6;
const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** An excerpt as the index gives it, with `<mark>` around what was found, as pieces of plain text. */
export const piecesOf = (excerpt: string): Piece[] =>
  excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter(Boolean)
    .map((part) => {
      const found = part.startsWith('<mark>');
      const bare = found ? part.slice(6, -7) : part;
      return { text: bare.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity]), found };
    });

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const address = new URL(asset('/pagefind/pagefind.js'), document.baseURI);
  const pagefind = (await import(/* @vite-ignore */ address.href)) as Pagefind;
  await pagefind.options({ baseUrl: new URL('..', address).pathname });
  return pagefind;
}

/** What is found, the best first; rejects when the index cannot be fetched. */
export async function search(text: string): Promise<Hit[]> {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  const { results } = await (await loading).search(text);
  const fragments = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  return fragments.map(({ url, meta, excerpt }) => ({
    title: meta.title,
    address: url,
    excerpt: piecesOf(excerpt),
  }));
}
