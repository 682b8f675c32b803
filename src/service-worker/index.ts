// The service worker: keeps the whole site for when there is no net. While there is one, pages come from it, so that nothing is stale.
import { base, build, files, prerendered, version } from '$service-worker';
import { isNeeded, isOurs, pageAt, pathIn, storeOf, wayOf } from '$lib/offline/way';

declare const self: ServiceWorkerGlobalScope;
const worker = self;
const STORE = storeOf(version);
/** How long the net may take before what is kept is shown; in milliseconds. */
const PATIENCE = 4000;
/** Files that are fetched at the same time: few, since the page may want the net for itself. */
const AT_ONCE = 3;
const SAME: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true };

/** Files that were made after this worker: the search index and the player. */
const more = async (): Promise<string[]> =>
  (await (await fetch(`${base}/offline.json`, { cache: 'no-cache' })).json()) as string[];

const unchanging = (path: string): boolean => path.includes('/_app/immutable/');

async function keep(store: Cache, path: string): Promise<void> {
  const known = unchanging(path) ? await caches.match(path, SAME) : undefined;
  const answer =
    known ?? (await fetch(path, { cache: unchanging(path) ? 'default' : 'no-cache', priority: 'low' }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await store.put(path, answer);
}

async function keepAll(): Promise<void> {
  const store = await caches.open(STORE);
  const own = [...prerendered, ...build, ...files].filter((path) => isNeeded(path.slice(base.length)));
  const waiting = [...new Set([...own, ...(await more()).map((path) => base + path)])];
  const line = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(store, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}

/** What is kept, of this version first; an older page may still want its own files. */
const kept = async (path: string): Promise<Response | undefined> =>
  (await (await caches.open(STORE)).match(path, SAME)) ?? caches.match(path, SAME);

/** What the net says, or what is kept when it is silent, slow or not there. */
async function netOr(
  asking: Promise<Response>,
  keeping: () => Promise<Response | undefined>,
): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asking, late]).catch(() => undefined);
  return answer ?? (await keeping()) ?? asking;
}

/** A page as it is now: asked for anew, whatever the browser thinks of an older one; where it stands decides the host. */
const pageFromNet = (url: string): Promise<Response> =>
  fetch(url, { cache: 'no-cache', redirect: 'manual', credentials: 'same-origin' });

/** A kept page. Its addresses are relative, so that it must stand under its own, with the slash at its end. */
async function keptPage(url: string, path: string): Promise<Response | undefined> {
  const page = base + pageAt(path);
  const answer = await kept(page);
  return answer && page !== base + path ? Response.redirect(page + new URL(url).search, 302) : answer;
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));

worker.addEventListener('activate', (event) => {
  const old = async (): Promise<void> => {
    for (const name of await caches.keys()) if (isOurs(name) && name !== STORE) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(old());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode, url } = request;
  const way = wayOf({ method, mode, url, ranged: request.headers.has('range') }, location.origin, base);
  if (way === 'none') return;
  const path = pathIn(url, location.origin, base)!;
  if (way === 'kept') event.respondWith(kept(base + path).then((answer) => answer ?? fetch(request)));
  else if (way === 'page') event.respondWith(netOr(pageFromNet(url), () => keptPage(url, path)));
  else event.respondWith(netOr(fetch(request), () => kept(base + path)));
});

/** A page asks which version waits here, and has it take over: when the reader wants it, or when no other page is open. */
worker.addEventListener('message', (event) => {
  const answer = async (): Promise<void> => {
    if (event.data === 'version') event.ports[0]?.postMessage(version);
    const open = await worker.clients.matchAll({ includeUncontrolled: true });
    if (event.data === 'take-over' || (event.data === 'take-over-if-alone' && open.length <= 1))
      await worker.skipWaiting();
  };
  event.waitUntil(answer());
});
