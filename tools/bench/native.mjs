// The benchmark's C: compiled for one network and one width of vectors, trained in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('trainer.c', import.meta.url));
const common = ['-O3', '-ffp-contract=off', '-mno-fma', '-std=gnu11', '-Wno-psabi'];
/** 128 bits as far as a browser can go; and all that this machine has. */
const builds = {
  c128: { lanes: 2, flags: ['-mavx'] },
  native4: { lanes: 4, flags: ['-march=native'] },
  native8: { lanes: 8, flags: ['-march=native', '-mprefer-vector-width=512'] },
};

export const hasCompiler = () => spawnSync('gcc', ['--version']).status === 0;

/** A double from C's hexadecimal notation. */
function fromHexadecimal(text) {
  const [, sign, whole, fraction, exponent] = /^(-?)0x(\d)\.?([0-9a-f]*)p([+-]\d+)$/.exec(text);
  const mantissa = parseInt(whole + fraction, 16) / 16 ** fraction.length;
  return (sign ? -1 : 1) * mantissa * 2 ** Number(exponent);
}

/** Starts the C of a build on a problem; null where the machine does not take its instructions. */
export async function startNative(build, { sizes, weights, learningRate, X, T, tuples }) {
  const { lanes, flags } = builds[build];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const program = join(folder, 'trainer');
  const macros = {
    LAYERS: sizes.length - 1,
    SIZES: sizes.join(),
    WIDEST: Math.max(...sizes.slice(1)),
    LANES: lanes,
  };
  const defines = Object.entries(macros).map(([key, value]) => `-D${key}=${value}`);
  const { status, stderr } = spawnSync('gcc', [...common, ...flags, ...defines, source, '-o', program]);
  if (status !== 0) throw new Error(`gcc: ${stderr}`);
  const numbers = [learningRate, tuples];
  for (const { w, b } of weights) numbers.push(...w, ...b);
  const input = join(folder, 'problem');
  writeFileSync(input, Float64Array.from([...numbers, ...X, ...T]));
  const child = spawn(program, [input], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (command) => {
    child.stdin.write(`${command}\n`);
    return (await lines.next()).value;
  };
  return {
    round: async (epochs) => Number(await ask(`t ${epochs}`)),
    weights: async () => (await ask('w')).trim().split(' ').map(fromHexadecimal),
    end() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
