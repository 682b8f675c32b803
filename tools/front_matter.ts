// A lesson's front matter as a module of its own, so that a list of lessons need not hold their texts: `x.svx?meta`, and `x.svx?entry` for the
// few fields that a list shows.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const PREFIX = '\0front-matter:';
const listed = ['title', 'promise', 'minutes'];

export const frontMatter = (): Plugin => ({
  name: 'front-matter',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [, path, part] = /^(.*\.svx)\?(meta|entry)$/.exec(source) ?? [];
    if (!path) return null;
    const resolved = await this.resolve(path, importer, { skipSelf: true });
    return resolved && `${PREFIX}${part}:${resolved.id}.js`;
  },
  async load(id) {
    if (!id.startsWith(PREFIX)) return null;
    const [, part, file] = /^(\w+):(.*)\.js$/.exec(id.slice(PREFIX.length))!;
    this.addWatchFile(file);
    const [, text] = /^---\n([\s\S]*?)\n---\n/.exec(await readFile(file, 'utf8')) ?? [];
    if (text === undefined) this.error(`${file} has no front matter`);
    const all = parse(text) as Record<string, unknown>;
    const meta = part === 'meta' ? all : Object.fromEntries(listed.map((name) => [name, all[name]]));
    return `export default ${JSON.stringify(meta)}`;
  },
});
