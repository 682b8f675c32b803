// A Vite plugin that ships each font as woff2 alone: KaTeX's style sheet names two older forms besides.
import type { CSSOptions, Plugin } from 'vite';

type PostcssPlugin = Extract<NonNullable<CSSOptions['postcss']>, object>['plugins'] extends
  (infer P)[] | undefined
  ? P
  : never;

const onlyWoff2: PostcssPlugin = {
  postcssPlugin: 'woff2-only',
  // `Once` runs after imports are inlined and before Vite turns addresses into assets.
  Once(root) {
    root.walkAtRules('font-face', (face) => {
      face.walkDecls('src', (source) => {
        const sources = source.value.split(/,(?=\s*(?:url|local)\()/);
        const woff2 = sources.filter((entry) => /\.woff2\b/.test(entry));
        if (woff2.length > 0) source.value = woff2.join(',');
      });
    });
  },
};

/** The plugin to list in `vite.config.ts`. */
export function woff2Only(): Plugin {
  return {
    name: 'backstep:woff2-only',
    config: () => ({ css: { postcss: { plugins: [onlyWoff2] } } }),
  };
}
