// SvelteKit's settings: a static site that runs under any sub-path, with a strict content policy.
import adapter from '@sveltejs/adapter-static';
import { lessons } from './tools/lessons.mjs';
import { withOffline } from './tools/offline.mjs';
import { withPlayer } from './tools/player.mjs';
import { withSearch } from './tools/search.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
  extensions: ['.svelte', '.svx'],
  preprocess: lessons,
  kit: {
    adapter: withSearch(withPlayer(withOffline(adapter({ fallback: '404.html' })))),
    // The page registers it by hand, when it is at rest: see widgets/offline.
    serviceWorker: { register: false },
    paths: { relative: true },
    // What no page links to.
    prerender: { entries: ['*', '/sitemap.xml', '/robots.txt', '/embed.js'] },
    alias: { $lessons: 'src/lessons' },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self', 'blob:'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'], // KaTeX places its pieces with style attributes
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'frame-src': ['self'], // the builder shows what a frame will look like
        'manifest-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'object-src': ['none'],
      },
    },
    typescript: {
      config: (config) => {
        config.include.push('../tools/**/*.ts', '../playwright.config.ts');
      },
    },
  },
};
