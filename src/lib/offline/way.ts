// How the service worker answers a request: from what it keeps, from the net first, or not at all.

/** `kept`: never changes, so from the store; `page` and `fresh`: from the net while there is one; `none`: left to the browser. */
export type Way = 'kept' | 'page' | 'fresh' | 'none';

/** What is asked of a request. */
export interface Asked {
  method: string;
  mode: string;
  url: string;
  /** Whether only a part of the file is wanted. */
  ranged: boolean;
}

/** The path inside the site, such as /lab/; null for addresses outside it. `base` is where the site stands, without a slash at the end. */
export function pathIn(url: string, origin: string, base: string): string | null {
  const { origin: own, pathname } = new URL(url);
  return own === origin && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null;
}

/** Pages that others embed stay without a service worker; its own script must come from the net. */
const left = /^\/(embed\/|embed\.js$|oembed\/|service-worker\.js$)/;

export function wayOf({ method, mode, url, ranged }: Asked, origin: string, base: string): Way {
  const path = pathIn(url, origin, base);
  if (method !== 'GET' || ranged || path === null || left.test(path)) return 'none';
  if (path.startsWith('/_app/immutable/')) return 'kept';
  return mode === 'navigate' ? 'page' : 'fresh';
}

/** Whether a file of the site is needed without a net: not the pictures for links elsewhere, nor what others embed. */
export const isNeeded = (path: string): boolean =>
  !/^\/(social\/|embed\/|embed\.js$|oembed\/|_headers$)/.test(path);

/** The address under which a page is kept: pages end with a slash, whatever was typed. */
export const pageAt = (path: string): string => {
  const plain = path.replace(/\/index\.html$/, '/');
  return /\/$|\.[a-z0-9]+$/.test(plain) ? plain : `${plain}/`;
};

/** The store of a version, and whether a store is one of ours. */
export const storeOf = (version: string): string => `backstep-${version}`;
export const isOurs = (name: string): boolean => name.startsWith('backstep-');
