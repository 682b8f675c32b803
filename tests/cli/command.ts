// Runs the real commands, as npm does.
import { spawnSync } from 'node:child_process';

/** What `npm run NAME -- ARGS` prints and returns, given standard input. */
export function command(
  name: string,
  args: string[],
  input = '',
): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/cli.mjs', name, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { code: status, out: stdout, error: stderr };
}
