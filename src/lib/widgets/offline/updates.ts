// Keeps the site for when there is no net, and tells when a new version of it waits. It begins when the page has long been at rest.

/** Longer than a first visit takes to come to rest; in milliseconds. */
const REST = 6000;
/** How often a page that stays open looks for a new version; in milliseconds. */
const OFTEN = 3_600_000;

/** Resolves when the page is loaded, some time has passed, and nothing is to be done. */
async function atRest(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, REST));
  await new Promise<void>((resolve) =>
    // Safari has no such call.
    'requestIdleCallback' in window ? requestIdleCallback(() => resolve()) : resolve(),
  );
}

/** The version that a worker is of; null when it does not say. */
function versionOf(worker: ServiceWorker): Promise<string | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(() => resolve(null), 2000);
    worker.postMessage('version', [port2]);
  });
}

/** Says of a worker that waits whether its version is another than the page's; the page's own takes over when no other page is open. */
async function look(
  worker: ServiceWorker,
  own: string,
  found: (worker: ServiceWorker) => void,
): Promise<void> {
  if ((await versionOf(worker)) === own) worker.postMessage('take-over-if-alone');
  else found(worker);
}

/**
 * Registers the service worker at `path` once the page is at rest. `found` is told of a worker that waits with another version than
 * `own`. Gives the way to stop looking. Where a browser refuses, nothing happens.
 */
export function keepUp(path: string, own: string, found: (worker: ServiceWorker) => void): () => void {
  let stopped = false;
  let check: ReturnType<typeof setInterval> | undefined;

  async function begin(): Promise<void> {
    await atRest();
    if (stopped) return;
    const registration = await navigator.serviceWorker.register(path);
    const tell = (): void => {
      // Without a controller it is the first one, which takes over by itself.
      const { waiting } = registration;
      if (waiting && navigator.serviceWorker.controller && !stopped) void look(waiting, own, found);
    };
    tell();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', tell),
    );
    check = setInterval(() => void registration.update().catch(() => undefined), OFTEN);
  }

  if ('serviceWorker' in navigator) void begin().catch(() => undefined);
  return () => {
    stopped = true;
    clearInterval(check);
  };
}

/** Has a worker take over, then loads the page anew: what was done is kept by the page itself. */
export function takeOver(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('take-over');
}
