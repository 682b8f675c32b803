// What both commands share: arguments, reading the experiment, printing, and how errors are told.
import { readFileSync, writeSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parse } from '$lib/experiment/parse';
import { describe, ExperimentError } from '$lib/experiment/problems';
import type { Experiment } from '$lib/experiment/types';

/** The exit codes; a run whose numbers leave the finite ones still prints what it has. */
export const exits = { done: 0, badInput: 2, notFinite: 3 } as const;

/** Something the caller can mend; its message is the one line on standard error. */
export class InputError extends Error {}

type Values = Record<string, string | boolean | undefined>;

export interface Command {
  name: string;
  help: string;
  /** The long options, each with or without a value. */
  options: Record<string, 'string' | 'boolean'>;
  /** Prints to standard output; returns the exit code and perhaps a line for standard error. */
  run(experiment: Experiment, values: Values, print: (text: string) => void): { code: number; line?: string };
}

/** No command runs for more epochs than this, so that none runs for ever. */
export const MOST_EPOCHS = 1_000_000;

/** How many problems the one line names. */
const NAMED = 5;
const CHUNK = 65536;

/** Runs a command on the arguments of the process, and ends the process. */
export async function main(command: Command): Promise<never> {
  const output = new Output();
  try {
    const { file, values } = readArguments(command, process.argv.slice(2));
    if (values.help) {
      output.print(command.help);
      return output.end(exits.done);
    }
    const experiment = await parse(read(file!));
    const { code, line } = command.run(experiment, values, (text) => output.print(text));
    return output.end(code, line && `${command.name}: ${line}`);
  } catch (error) {
    if (error instanceof ExperimentError || error instanceof InputError)
      return output.end(exits.badInput, `${command.name}: ${lineOf(error)}`);
    throw error;
  }
}

/** An option that must be a whole number from 1; undefined when it is not given. */
export function wholeNumber(values: Values, name: string): number | undefined {
  const text = values[name];
  if (typeof text !== 'string') return undefined;
  if (!/^\d+$/.test(text) || !(Number(text) >= 1 && Number.isSafeInteger(Number(text))))
    throw new InputError(`--${name} needs a whole number from 1, not "${oneLine(text)}"`);
  return Number(text);
}

function readArguments(command: Command, args: string[]): { file: string | undefined; values: Values } {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean' } };
  for (const [name, type] of Object.entries(command.options)) options[name] = { type };
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(/\. |\n/)[0].replace(/\.$/, '')}; --help says what there is`,
    );
  }
  const { values, positionals } = parsed;
  if (!values.help && positionals.length !== 1)
    throw new InputError(
      positionals.length === 0
        ? 'no experiment file is given; use - for standard input, --help for help'
        : `one experiment file is needed, not ${positionals.length}`,
    );
  return { file: positionals[0], values };
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new InputError(`there is no file "${oneLine(file)}"`);
    if (code === 'EISDIR') throw new InputError(`"${oneLine(file)}" is a folder, not a file`);
    throw new InputError(`"${oneLine(file)}" cannot be read: ${oneLine(message)}`);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function lineOf(error: Error): string {
  if (!(error instanceof ExperimentError)) return oneLine(error.message);
  const { problems } = error;
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  return oneLine(problems.slice(0, NAMED).map(describe).join('; ') + more);
}

/** Standard output, written in large pieces and at once, so that a reader that has gone ends the command. */
class Output {
  #waiting = '';

  print(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= CHUNK) this.#flush();
  }

  end(code: number, line?: string): never {
    this.#flush();
    if (line !== undefined) writeSync(2, `${line}\n`);
    process.exit(code);
  }

  #flush(): void {
    let bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    while (bytes.length > 0) bytes = bytes.subarray(write(bytes));
  }
}

function write(bytes: Buffer): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') process.exit(exits.done);
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // the reader is slow: give it a moment
    return 0;
  }
}
