// The house rules: who may import whom, who may touch what, how long a file may be and how it opens.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const engine = ['nn', 'data', 'experiment', 'training'];
const shown = [...engine, 'state', 'view', 'exercises', 'export', 'embed', 'lms', 'offline', 'styles'];
/** What each room may import from; a room is a folder of src/lib, or of src. */
const mayImport: Record<string, string[]> = {
  nn: [],
  data: ['nn'],
  experiment: ['nn', 'data'],
  training: ['nn', 'data', 'experiment'],
  state: engine,
  view: ['nn', 'styles'],
  exercises: engine,
  export: engine,
  embed: engine,
  lms: [],
  offline: [],
  styles: [],
  widgets: shown,
  lessons: [...shown, 'widgets'],
  routes: [...shown, 'widgets', 'lessons'],
  standalone: [...shown, 'widgets', 'lessons'],
  cli: [...engine, 'export'],
  'service-worker': ['offline'],
  '(root)': ['view'],
};

type Use = { specifier: string; target: string | undefined };
type Source = { path: string; room: string; lines: string[]; code: ts.SourceFile; uses: Use[] };

const files = (readdirSync('src', { recursive: true }) as string[])
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((path) => /\.(ts|svelte|svx)$/.test(path));

function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[1] === 'lib') return parts.length > 3 ? parts[2] : '(root)';
  return parts.length > 2 ? parts[1] : '(root)';
}

/** The file an import means, or undefined for packages, assets and what SvelteKit makes. */
function resolve(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\?.*$/, '');
  if (!/^(\.|\$lib\b|\$lessons\b)/.test(plain)) return undefined;
  const base = plain.startsWith('.')
    ? join(dirname(from), plain)
    : plain.replace(/^\$(lib|lessons)/, (_, name: string) => (name === 'lib' ? 'src/lib' : 'src/lessons'));
  const guesses = [base, `${base}.ts`, base.replace(/\.js$/, '.ts'), `${base}/index.ts`];
  return guesses.find((guess) => existsSync(guess) && statSync(guess).isFile());
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function importsOf(path: string, code: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  walk(code, (node) => {
    let specifier: ts.Node | undefined;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) specifier = node.moduleSpecifier;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      specifier = node.arguments[0];
    }
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    uses.push({ specifier: specifier.text, target: resolve(path, specifier.text) });
  });
  return uses;
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  const script = path.endsWith('.svelte') ? scripts.join('\n') : text;
  const code = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lines = text.trimEnd().split('\n');
  return { path, room: roomOf(path), lines, code, uses: importsOf(path, code) };
}

const sources = files.map(read);

/** Each thing wrong in any source, as `path: what is wrong`. */
function complaints(of: (source: Source) => string[]): string[] {
  return sources.flatMap((source) => of(source).map((text) => `${source.path}: ${text}`));
}

/** The names of a global, such as `Math`, that are read as `global.name`. */
function namesReadFrom(source: Source, global: string): string[] {
  const names: string[] = [];
  walk(source.code, (node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === global)
      names.push(node.name.text);
  });
  return names;
}

test('every room is known', () => {
  const known = Object.keys(mayImport).join(', ');
  expect(
    complaints(({ room }) => (room in mayImport ? [] : [`"${room}" is no room; there are ${known}`])),
  ).toEqual([]);
});

test('a room imports only from the rooms below it', () => {
  const found = complaints(({ room, uses }) => {
    const allowed = mayImport[room] ?? [];
    return uses.flatMap(({ specifier, target }) => {
      if (!target) return room === 'nn' ? [`nn imports nothing from outside itself, but "${specifier}"`] : [];
      const to = roomOf(target);
      if (to === room || allowed.includes(to)) return [];
      return [
        `"${specifier}": ${room} may import from ${allowed.join(', ') || 'no other room'}, not from ${to}`,
      ];
    });
  });
  expect(found).toEqual([]);
});

test('inside a room imports are relative, across rooms they begin with $lib/, none goes through its own index', () => {
  const found = complaints(({ path, room, uses }) =>
    uses.flatMap(({ specifier, target }) => {
      if (!target) return [];
      const own = roomOf(target) === room;
      const relative = specifier.startsWith('.');
      if (own && !relative) return [`"${specifier}" is in the same room: import it relatively`];
      if (!own && relative) return [`"${specifier}" is in another room: import it as $lib/…`];
      const throughOwnIndex = /\/index\.ts$/.test(target) && path.startsWith(`${dirname(target)}/`);
      return throughOwnIndex ? [`"${specifier}" is its own index: import the file that holds it`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('no imports go in a circle', () => {
  const usesOf = new Map(sources.map(({ path, uses }) => [path, uses.flatMap(({ target }) => target ?? [])]));
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (way.includes(path) || done.has(path)) return;
    for (const next of usesOf.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of usesOf.keys()) follow(path, []);
  expect(circles).toEqual([]);
});

test('only view imports D3 and KaTeX, and D3 by module', () => {
  const found = complaints(({ room, uses }) =>
    uses.flatMap(({ specifier }) => {
      if (specifier === 'd3') return ['"d3" is all of it: import the module, such as d3-scale'];
      const drawing = /^(d3-|katex\b)/.test(specifier);
      return drawing && room !== 'view' ? [`"${specifier}" belongs in src/lib/view`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('only a *.worker.ts touches worker globals, only state/TrainingRun and state/DataImport make workers', () => {
  const found = complaints((source) => {
    const wrong: string[] = [];
    const inWorker = /\.worker\.ts$|^src\/service-worker\//.test(source.path);
    const mayMake = /^src\/lib\/state\/(TrainingRun\w*|DataImport)\.svelte\.ts$/.test(source.path);
    walk(source.code, (node) => {
      if (inWorker || !ts.isIdentifier(node)) return;
      const { text: name, parent } = node;
      const read = ts.isPropertyAccessExpression(parent) && parent.expression === node;
      const called = ts.isCallExpression(parent) && parent.expression === node;
      const set = ts.isBinaryExpression(parent) && parent.left === node;
      if (name === 'self' && read) wrong.push('"self" is for workers');
      if (name === 'postMessage' && called) wrong.push('a bare "postMessage" is for workers');
      if (name === 'onmessage' && set) wrong.push('a bare "onmessage" is for workers');
      if (name === 'Worker' && ts.isNewExpression(parent) && !mayMake) {
        wrong.push('only state/TrainingRun*.svelte.ts and state/DataImport.svelte.ts make workers');
      }
    });
    const made = source.uses.some(({ specifier }) => /\?(.*&)?(shared)?worker\b/.test(specifier));
    return made && !mayMake
      ? [...wrong, 'only state/TrainingRun*.svelte.ts and state/DataImport.svelte.ts import workers']
      : wrong;
  });
  expect(found).toEqual([]);
});

test('nothing that differs between engines, and no chance but our own, in nn, data and training', () => {
  const unsafe = ['random', 'exp', 'sin', 'cos', 'tanh', 'log', 'pow'];
  const found = complaints((source) => {
    if (!['nn', 'data', 'training'].includes(source.room)) return [];
    const names = namesReadFrom(source, 'Math').filter((name) => unsafe.includes(name));
    return names.map((name) => `Math.${name} has other bits in other engines: use our own from nn`);
  });
  expect(found).toEqual([]);
});

test('a component has fewer than 170 lines, a module fewer than 260', () => {
  const found = complaints(({ path, lines }) => {
    const most = path.endsWith('.svelte') ? 170 : 260;
    return lines.length < most ? [] : [`${lines.length} lines, and ${most - 1} are the most: take it apart`];
  });
  expect(found).toEqual([]);
});

test('every file opens with a comment that says in one sentence what it is', () => {
  const found = complaints(({ path, lines }) =>
    // A lesson opens with its front matter, whose promise says what it is.
    /^(\/\/|\/\*\*?|<!--)/.test(lines[0]) || (path.endsWith('.svx') && lines[0] === '---')
      ? []
      : [`opens with "${lines[0].slice(0, 40)}"`],
  );
  expect(found).toEqual([]);
});
