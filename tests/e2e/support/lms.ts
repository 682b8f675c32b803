// A learning platform for tests: scorm-again behind a page that shows a package in a frame and keeps its record from visit to visit.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import type { FrameLocator } from '@playwright/test';
import { expect, type Page } from './test';

const API = 'node_modules/scorm-again/dist/scorm12.min.js';

/** The page of the platform: the record of earlier visits is given to the API, and what the package commits is kept. */
const host = (mastery: string | null): string => `<!doctype html><title>Platform</title><meta charset="utf-8">
<script src="/api.js"></script>
<script>
  const kept = JSON.parse(sessionStorage.getItem('record'));
  window.calls = [];
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept) API.loadFromJSON(kept, 'cmi');
  ${mastery === null ? '' : `API.cmi.student_data.mastery_score = '${mastery}';`}
  const keep = () => sessionStorage.setItem('record', JSON.stringify(API.renderCMIToJSONObject().cmi));
  for (const call of ['LMSInitialize', 'LMSCommit', 'LMSFinish', 'LMSSetValue.*'])
    API.on(call, (element, value) => { calls.push(element ? element + '=' + value : call); keep(); });
</script>
<button onclick="document.querySelector('iframe').remove()">Leave</button>
<iframe src="/package/index.html" title="Package" style="width:100%;height:700px"></iframe>`;

export class Platform {
  readonly files: Record<string, string>;
  #server: Server | null = null;

  private constructor(files: Record<string, string>) {
    this.files = files;
  }

  /** A platform that was given a package, from its path. */
  static async with(path: string): Promise<Platform> {
    const files = unzipSync(new Uint8Array(await readFile(path)));
    const platform = new Platform(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])),
    );
    const api = await readFile(API, 'utf8');
    platform.#server = createServer(({ url = '' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://platform');
      const file = pathname.startsWith('/package/') ? platform.files[pathname.slice(9)] : undefined;
      const text = pathname === '/api.js' ? api : pathname === '/' ? host(searchParams.get('mastery')) : file;
      const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      response
        .writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
        .end(text);
    });
    await new Promise<void>((resolve) => platform.#server!.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  address(query = ''): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}/${query}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server!.close(() => resolve());
      this.#server!.closeAllConnections();
    });
  }
}

/** The record as the platform keeps it. */
export interface RecordOfVisit {
  suspend_data: string;
  core: {
    lesson_status: string;
    lesson_location: string;
    exit: string;
    session_time: string;
    score: { raw: string; min: string; max: string };
  };
}

export const record = (page: Page): Promise<RecordOfVisit> =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('record') ?? 'null') as never);

export const calls = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { calls: string[] }).calls);

/** The package in its frame, once it has begun its session. */
export async function packageIn(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('complementary', { name: 'Result' })).toBeVisible();
  return frame;
}

export const status = (page: Page): Promise<string> => record(page).then(({ core }) => core.lesson_status);
