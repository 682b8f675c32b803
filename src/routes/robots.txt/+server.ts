// Everything may be read by robots; where the site stands on the web, its map is named.
import { origin } from '$lib/widgets/course/origin';

export const prerender = true;

export function GET(): Response {
  const map = origin ? `Sitemap: ${origin}/sitemap.xml\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${map}`, { headers: { 'content-type': 'text/plain' } });
}
