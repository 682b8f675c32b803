// How the end-to-end tests run: against the built site, in Chromium.
import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium, flags } from './tools/chromium.mjs';

function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(String(port)));
    });
  });
}

// The workers read this file again; what the first reading chose reaches them through the environment.
process.env.E2E_PORT ??= await freePort();
process.env.CHROMIUM_PATH ??= await findChromium();

const port = process.env.E2E_PORT;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  // Machines are noisy: a test fails by what it sees, not by how long it took.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  // A race lost to a busy machine is tried once more; the list then calls the test flaky, and it should be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/results.json' }],
  ],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A test that is about the service worker allows it; others must not share the net with it.
    serviceWorkers: 'block',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: flags },
  },
  webServer: {
    command: 'node tools/serve.mjs',
    env: { PORT: port, HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
