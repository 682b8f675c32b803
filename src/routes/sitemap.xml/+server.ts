// The map of the site for those who index it; its addresses are whole when ORIGIN was set while building.
import { origin } from '$lib/widgets/course/origin';
import { lessons } from '$lessons/contents';

export const prerender = true;

const pages = ['/', '/lab/', '/lessons/', '/exercises/', '/errors/', '/glossary/'];

export function GET(): Response {
  const paths = [...pages, ...lessons.map(({ slug }) => `/lessons/${slug}/`)];
  const urls = paths.map((path) => `  <url><loc>${origin}${path}</loc></url>`).join('\n');
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml' } },
  );
}
