// What an author copies: an embed as an iframe, as an element, and in the forms that common systems take.
import { heightOf, type Kind } from './subjects';

/** An embed to be written down. */
export interface Embed {
  name: string;
  title: string;
  kind: Kind;
  /** The parameters, without the question mark. */
  query: string;
}

/** One form of an embed: what it is for, and the text to copy. */
export interface Snippet {
  name: string;
  /** Where it goes. */
  says: string;
  text: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A text as the value of an attribute. */
export const attribute = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark]);

/** The address of an embed on a site whose address, without a slash at its end, is `site`. */
export const addressOf = (site: string, { name, query }: Pick<Embed, 'name' | 'query'>): string =>
  `${site}/embed/v1/${name}/${query && `?${query}`}`;

/** A plain frame that needs nothing else; `extra` stands among its attributes. */
export const iframe = (site: string, embed: Embed, extra = ''): string =>
  `<iframe src="${attribute(addressOf(site, embed))}" title="${attribute(embed.title)}" width="100%" height="${heightOf(embed)}" loading="lazy" sandbox="allow-scripts" style="border:0"${extra}></iframe>`;

const script = (site: string): string => `<script src="${attribute(site)}/embed.js" async></script>`;

/** The element that `embed.js` knows; parameters are its attributes. */
function element(site: string, embed: Embed): string {
  const given = [...new URLSearchParams(embed.query)].map(
    ([name, value]) => ` ${name === 'id' ? 'widget-id' : name}="${attribute(value)}"`,
  );
  return `${script(site)}\n<backprop-widget name="${embed.name}"${given.join('')} title="${attribute(embed.title)}"></backprop-widget>`;
}

/** A link with a picture, where frames are not allowed. */
const linked = (site: string, embed: Embed): string =>
  `[![${embed.title.replace(/[[\]]/g, '')}](${site}/social/backstep.jpg)](${addressOf(site, embed)})`;

/** Every form of an embed. */
export function snippets(site: string, embed: Embed): Snippet[] {
  const resized = iframe(site, embed, ' data-backstep');
  return [
    { name: 'Frame', says: 'any page; its height is fixed', text: iframe(site, embed) },
    { name: 'Frame that fits', says: 'any page that may have a script', text: `${script(site)}\n${resized}` },
    { name: 'Element', says: 'the same, written shorter', text: element(site, embed) },
    {
      name: 'oEmbed',
      says: 'systems that ask an address how to show it',
      text: `${site}/oembed/${embed.name}.json`,
    },
    {
      name: 'Moodle',
      says: 'the editor’s source view of a page, label or book',
      text: iframe(site, embed),
    },
    {
      name: 'Canvas',
      says: 'the HTML editor; Canvas fits the height by itself in an LTI tool only',
      text: `<p>${iframe(site, embed)}</p>`,
    },
    {
      name: 'WordPress',
      says: 'a block of custom HTML',
      text: `<!-- wp:html -->\n${script(site)}\n${resized}\n<!-- /wp:html -->`,
    },
    {
      name: 'GitHub',
      says: 'Markdown that allows no frame: a picture that leads there',
      text: linked(site, embed),
    },
    {
      name: 'reveal.js',
      says: 'a slide; the frame is loaded when the slide comes near',
      text: `<section>\n  ${iframe(site, embed).replace(' src=', ' data-src=').replace(' loading="lazy"', '')}\n</section>`,
    },
    {
      name: 'Jupyter',
      says: 'a cell of a notebook',
      text: `from IPython.display import IFrame\nIFrame(${JSON.stringify(addressOf(site, embed))}, width="100%", height=${heightOf(embed)})`,
    },
    {
      name: 'Quarto',
      says: 'a block of raw HTML in a .qmd file',
      text: `\`\`\`{=html}\n${iframe(site, embed)}\n\`\`\``,
    },
  ];
}
