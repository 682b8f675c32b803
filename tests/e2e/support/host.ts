// Another site, at another origin, whose pages hold embeds; it also gives out reveal.js from its package.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Page } from './test';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

export interface Host {
  /** Its address, without a slash at its end. */
  origin: string;
  close(): Promise<void>;
}

/** Serves pages by their paths, and the files of reveal.js under /reveal/. */
export async function startHost(pages: Record<string, string>): Promise<Host> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const page = pages[path];
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(page);
    }
    if (!path.startsWith('/reveal/')) return response.writeHead(204).end();
    const file = join('node_modules/reveal.js/dist', normalize(path.slice('/reveal'.length)));
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    readFile(file).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

export type Message = Record<string, unknown> & { type: string };

/** A page that keeps what its frames say, with `body` in it. */
export const hostPage = (body: string, head = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page of someone else</title>${head}
<script>
  window.said = [];
  addEventListener('message', (event) => {
    const data = event.data;
    if (data && data.ns === 'backprop') window.said.push(data);
  });
  window.say = (selector, message) =>
    document.querySelector(selector).contentWindow.postMessage({ ns: 'backprop', v: 1, ...message }, '*');
</script></head><body>${body}</body></html>`;

/** What the frames of the page have said so far, of one type. */
export const said = (page: Page, type: string): Promise<Message[]> =>
  page.evaluate(
    (wanted) => (window as unknown as { said: Message[] }).said.filter((one) => one.type === wanted),
    type,
  );

/** Says something to a frame of the page. */
export const say = (page: Page, message: object, selector = 'iframe'): Promise<void> =>
  page.evaluate(
    ([to, what]) => (window as unknown as { say: (to: string, what: object) => void }).say(to, what),
    [selector, message] as const,
  );
