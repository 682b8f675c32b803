// Runs src/cli/NAME.ts under plain Node: bundles it once, keeps the bundle, passes input, output and exit code.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled } from './bundle.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { root } from './sources.mjs';

const name = process.argv[2] ?? '';
const entry = join(root, 'src/cli', `${name}.ts`);

checkNode();
if (!/^[a-z]+$/.test(name) || !existsSync(entry)) {
  console.error(`There is no command called "${name}".`);
  process.exit(2);
}
ensureInstalled();
let file;
try {
  file = await bundled(name, entry, ['src/cli', 'src/lib', 'tools/cli.mjs']);
} catch (error) {
  console.error(`src/cli/${name}.ts could not be bundled: ${error.message}`);
  process.exit(1);
}

// npm runs scripts in the project's folder; the paths given are meant from where the command was typed.
if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
