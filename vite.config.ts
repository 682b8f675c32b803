// How Vite builds the site and how Vitest runs the unit tests.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { groups } from './tools/chunks.ts';
import { classicScripts } from './tools/classic_script.ts';
import { frontMatter } from './tools/front_matter.ts';
import { woff2Only } from './tools/woff2_only.ts';

export default defineConfig({
  plugins: [classicScripts(), frontMatter(), sveltekit(), woff2Only()],
  define: { __ORIGIN__: JSON.stringify(process.env.ORIGIN ?? '') },
  worker: { format: 'iife' },
  build: {
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups } },
    },
    // The content policy allows fonts from the site's own files only, so none may become a data address.
    assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined),
  },
  test: {
    environment: 'node',
    // Machines are noisy: a test is wrong when its numbers are, never because it took long.
    testTimeout: 120_000,
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
  },
});
