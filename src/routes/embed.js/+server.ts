// The script for other people's pages, as one file: see src/lib/embed/host.
import script from '$lib/embed/host/embed.ts?script';

export const prerender = true;

export const GET = (): Response =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
