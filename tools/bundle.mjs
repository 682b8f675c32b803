// Bundles a TypeScript entry for plain Node, once for each state of its sources, and says where the bundle is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, hashOf, root } from './sources.mjs';

/** The path of the bundle of an entry, made anew when anything in `sources` or the packages has changed. */
export async function bundled(name, entry, sources) {
  const file = join(cache, `${name}-${hashOf([...sources, 'tools/bundle.mjs', 'package-lock.json'])}.mjs`);
  if (!existsSync(file)) await bundleInto(file, name, entry);
  return file;
}

/** Writes the bundle beside its place, then moves it there, so that two calls at once do no harm. */
async function bundleInto(file, name, entry) {
  // tsconfig.json extends a file that SvelteKit writes.
  if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) {
    spawnSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { cwd: root });
  }
  const { build } = await import('vite');
  const { output } = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'silent',
    resolve: { alias: { $lib: join(root, 'src/lib') } },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  mkdirSync(cache, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, output[0].code);
  renameSync(draft, file);
  for (const old of readdirSync(cache)) {
    const path = join(cache, old);
    if (old.startsWith(`${name}-`) && old.endsWith('.mjs') && path !== file) rmSync(path, { force: true });
  }
}
