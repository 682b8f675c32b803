// Makes the player: one page without addresses to anything else, into which a lesson or a figure is put when it is taken along.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.mjs';

/** The script and the styles of the player, everything in them. */
async function parts() {
  const { build } = await import('vite');
  const { output } = await build({
    configFile: join(root, 'tools/player.config.ts'),
    logLevel: 'warn',
  });
  const script = output.filter(({ type }) => type === 'chunk');
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css'));
  if (script.length !== 1 || styles.length !== 1 || output.length !== 2)
    throw new Error(`The player is not one script and one style sheet: ${output.map((o) => o.fileName)}`);
  return { script: script[0].code, styles: String(styles[0].source) };
}

/** A script that can stand in a page: nothing in it can end the block. */
const inPage = (code) => code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The styles with each face in them once: two of their parts name the same faces of KaTeX. */
function eachFaceOnce(styles) {
  const seen = new Set();
  return styles.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const face = /url\([^)]*\)/.exec(rule)?.[0];
    if (face === undefined || !seen.has(face)) {
      seen.add(face);
      return rule;
    }
    return '';
  });
}

/** The player's page; what it is to show is put in the place of `<!--backstep:content-->`. */
export async function makePlayer() {
  const { script, styles } = await parts();
  const left = [...script.matchAll(/new Worker\(new URL/g)].map(([found]) => found);
  const outside = [...styles.matchAll(/url\((?!["']?data:)[^)]*\)/g)].map(([found]) => found);
  if (left.length + outside.length > 0)
    throw new Error(`The player would load ${[...left, ...outside].join(', ')}`);
  const code = inPage(script);
  const sheet = eachFaceOnce(styles).replaceAll('</style', '<\\/style');
  const theme = inPage(readFileSync(join(root, 'static/theme.js'), 'utf8'));
  const policy = [
    "default-src 'none'",
    `script-src ${hash(theme)} ${hash(code)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hash(sheet)}`,
    "style-src-attr 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Backstep</title>
    <link rel="icon" href="data:," />
    <script>${theme}</script>
    <style>${sheet}</style>
  </head>
  <body>
    <div id="backstep">This file needs JavaScript.</div>
    <!--backstep:content-->
    <script type="module">${code}</script>
  </body>
</html>
`;
}

/** An adapter that first makes the player; it is one of the site's files. */
export const withPlayer = (adapter) => ({
  ...adapter,
  async adapt(builder) {
    const folder = builder.getBuildDirectory('output/client/standalone');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'player.html'), await makePlayer());
    await adapter.adapt(builder);
  },
});
