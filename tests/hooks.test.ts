// What is done to a page while it is built, so that it is painted first and its script starts after that, or when it is asked for.
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { paintFirst } from '../src/hooks.server';

const digest = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const script = `
  {
    const element = document.currentScript.parentElement;
    Promise.all([
      import("./start.js"),
      import("./app.js")
    ]).then(([kit, app]) => {
      kit.start(app, element);
    });
  }
`;
const page = `<meta http-equiv="content-security-policy" content="script-src 'self' ${digest(script)}">
<link href="./start.js" rel="modulepreload"><link href="./page.css" rel="stylesheet">
<div><script>${script}</script></div>`;

describe.each([
  ['a page of tools', false],
  ['a page to be read', true],
])('paintFirst of %s', (_, wait) => {
  const after = paintFirst(page, wait);
  const changed = /<script>([\s\S]*)<\/script>/.exec(after)?.[1] ?? '';

  it('starts the script after the first paint, the same in all else', () => {
    expect(changed).toMatch(/requestAnimationFrame[\s\S]*import\("\.\/start\.js"\)/);
    expect(changed).toContain('kit.start(app, element).then(doAgain);');
    expect(changed).toContain('function doAgain()');
    expect(/addEventListener\(sign, go[\s\S]*then\(\(\) => asked\)[\s\S]*import/.test(changed)).toBe(wait);
    // It parses.
    expect(() => new Script(changed)).not.toThrow();
  });

  it('lets modules wait and leaves styles alone', () => {
    expect(after).toContain('<link href="./start.js" rel="waiting">');
    expect(after).toContain('<link href="./page.css" rel="stylesheet">');
  });

  it('names the changed script in the content policy, and no other', () => {
    expect(after).toContain(digest(changed));
    expect(after).not.toContain(digest(script));
  });

  it('leaves a page without that script as it is', () => {
    expect(paintFirst('<p>Nothing to start</p>', wait)).toBe('<p>Nothing to start</p>');
  });
});
