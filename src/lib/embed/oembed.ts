// What a subject answers to systems that speak oEmbed (oembed.com, version 1.0): how to show it in a page.
import { iframe } from './snippets';
import { heightOf, type Subject } from './subjects';

/** The width that is proposed, in px; the frame takes what its place gives. */
const WIDTH = 640;

/** The answer of a subject on a site, as JSON. */
export function oembed(site: string, { name, title, kind }: Subject): Record<string, unknown> {
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Backstep',
    provider_url: `${site}/`,
    title,
    width: WIDTH,
    height: heightOf({ name, kind }),
    html: iframe(site, { name, title, kind, query: '' }),
    thumbnail_url: `${site}/social/${name.startsWith('lesson-') ? name.slice('lesson-'.length) : 'backstep'}.jpg`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}
