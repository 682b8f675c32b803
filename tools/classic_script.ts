// A Vite plugin that gives a TypeScript file as the text of one small classic script: `import text from './x.ts?script'`.
import { build, type Plugin } from 'vite';

const PREFIX = '\0classic-script:';

/** A source file with all it imports, as one minified script that leaves nothing behind in the page. */
export async function classicScript(file: string): Promise<string> {
  const made = await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2020',
      minify: true,
      modulePreload: false,
      lib: { entry: file, formats: ['iife'], name: 'backstep' },
    },
  });
  const [bundle] = [made].flat();
  if (!('output' in bundle)) throw new Error(`${file} gave no script`);
  return bundle.output[0].code;
}

/** The plugin to list in `vite.config.ts`. */
export const classicScripts = (): Plugin => ({
  name: 'backstep:classic-script',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('?script')) return null;
    const resolved = await this.resolve(source.slice(0, -'?script'.length), importer, { skipSelf: true });
    return resolved && `${PREFIX}${resolved.id}.js`;
  },
  async load(id) {
    if (!id.startsWith(PREFIX)) return null;
    const file = id.slice(PREFIX.length, -'.js'.length);
    this.addWatchFile(file);
    return `export default ${JSON.stringify(await classicScript(file))}`;
  },
});
