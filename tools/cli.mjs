// Runs src/cli/NAME.ts under plain Node: bundles it once, keeps the bundle, passes input, output and exit code.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled } from './install.mjs';
import { cache, hashOf, root } from './sources.mjs';

const name = process.argv[2] ?? '';
const entry = join(root, 'src/cli', `${name}.ts`);

/** Writes the bundle beside its place, then moves it there, so that two calls at once do no harm. */
async function bundleInto(file) {
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

checkNode();
if (!/^[a-z]+$/.test(name) || !existsSync(entry)) {
  console.error(`There is no command called "${name}".`);
  process.exit(2);
}
ensureInstalled();
const file = join(
  cache,
  `${name}-${hashOf(['src/cli', 'src/lib', 'tools/cli.mjs', 'package-lock.json'])}.mjs`,
);
if (!existsSync(file)) {
  try {
    await bundleInto(file);
  } catch (error) {
    console.error(`src/cli/${name}.ts could not be bundled: ${error.message}`);
    process.exit(1);
  }
}

// npm runs scripts in the project's folder; the paths given are meant from where the command was typed.
if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
