// SvelteKit's settings: a static site that runs under any sub-path, with a strict content policy.
import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ fallback: '404.html' }),
    paths: { relative: true },
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
