// The built site on a host of its own, under a sub-path, that can be cut off and that can bring a new version.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export class Host {
  readonly #server: Server;
  /** What is done to a text file on its way out, by its path in the site. */
  readonly changes: Record<string, (text: string) => string> = {};

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(new URL(request.url ?? '/', 'http://host').pathname).then(([status, type, body]) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'max-age=600' }).end(body),
      );
    });
  }

  static async open(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  address(path = ''): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo | null)?.port ?? this.#port}/backstep/${path}`;
  }
  #port = 0;

  /** Cuts the host off; from then on nothing answers. */
  cut(): Promise<void> {
    this.#port = (this.#server.address() as AddressInfo | null)?.port ?? this.#port;
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(pathname: string): Promise<[number, string, string | Buffer]> {
    if (!pathname.startsWith('/backstep/')) return [404, 'text/plain', ''];
    const path = pathname.slice('/backstep/'.length) + (pathname.endsWith('/') ? 'index.html' : '');
    try {
      const bytes = await readFile(join('build', path));
      const change = Object.hasOwn(this.changes, path) ? this.changes[path] : undefined;
      return [
        200,
        types[extname(path)] ?? 'application/octet-stream',
        change ? change(bytes.toString()) : bytes,
      ];
    } catch {
      return [404, 'text/plain', 'Not found'];
    }
  }
}
