// How Vite builds the player: the lessons, the figures, the step-through and the lab as one script and one style sheet.
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { PreprocessorGroup } from 'svelte/compiler';
import { defineConfig, type Plugin } from 'vite';
import { frontMatter } from './front_matter.ts';
import { lessons } from './lessons.mjs';
import { root } from './sources.mjs';
import { woff2Only } from './woff2_only.ts';

/** Faces that nothing here asks for: alphabets that the texts do not use, and KaTeX's for scripts and the like. */
const unused =
  /KaTeX_(Caligraphic|Fraktur|SansSerif|Script|Typewriter)|-(cyrillic|cyrillic-ext|greek-ext|latin-ext|vietnamese)-/;

/** Leaves out the rules of the faces that are not used: each would be in the file, wanted or not. */
const fewFaces: Plugin = {
  name: 'backstep:few-faces',
  config: () => ({
    css: {
      postcss: {
        plugins: [
          {
            postcssPlugin: 'few-faces',
            Once(sheet) {
              sheet.walkAtRules('font-face', (face) => {
                if (unused.test(face.toString())) face.remove();
              });
            },
          },
        ],
      },
    },
  }),
};

const WORKER =
  /new Worker\(\s*new URL\('([^']+)', import\.meta\.url\),\s*\{\s*type: 'module',?\s*\}\s*,?\s*\)/g;

/** Writes workers into the script, since a file from disk may load none. */
const workersInside: Plugin = {
  name: 'backstep:workers-inside',
  enforce: 'pre',
  transform(code, id) {
    if (!/\.svelte\.ts$/.test(id) || !code.includes('new Worker(')) return null;
    const imports: string[] = [];
    const changed = code.replace(WORKER, (_, path: string) => {
      imports.push(`import InsideWorker${imports.length} from '${path}?worker&inline';`);
      return `new InsideWorker${imports.length - 1}()`;
    });
    return imports.length > 0 ? `${imports.join('\n')}\n${changed}` : null;
  },
};

const own = (name: string): string => join(root, 'src/standalone', name);

export default defineConfig({
  root,
  publicDir: false,
  define: { __ORIGIN__: '""' },
  resolve: {
    alias: {
      $lib: join(root, 'src/lib'),
      $lessons: join(root, 'src/lessons'),
      '$app/paths': own('app/paths.ts'),
      '$app/navigation': own('app/navigation.ts'),
      '$app/state': own('app/state.ts'),
    },
  },
  plugins: [
    frontMatter(),
    workersInside,
    fewFaces,
    svelte({
      configFile: false,
      extensions: ['.svelte', '.svx'],
      preprocess: lessons as PreprocessorGroup[],
    }),
    woff2Only(),
  ],
  worker: { format: 'iife' },
  build: {
    write: false,
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: own('main.ts'),
      checks: { pluginTimings: false },
      output: { codeSplitting: false },
    },
  },
});
