// Reads lists of tuples from an experiment file, and checks their targets.
import { activations } from '$lib/nn/activations/registry';
import { losses } from '$lib/nn/losses/registry';
import type { Tuple } from '$lib/nn/network';
import { amount, type Reader } from './reader';
import type { Shape } from './readNetwork';

export const MOST_TUPLES = 200_000;

/** How far the targets of a distribution may be from adding up to 1: they are often written with few digits. */
const NEAR_ONE = 1e-6;

/** The tuples of an object with the lists `inputs` and `targets`. The sizes say how long the rows must be. */
export function readTuples(field: Reader, sizes: number[] | undefined): Tuple[] {
  const [inputs, targets] = [field.field('inputs'), field.field('targets')];
  const inputRows = readRows(inputs, sizes?.[0], 'input');
  const targetRows = readRows(targets, sizes?.[sizes.length - 1], 'output');
  if (inputRows && targetRows && inputRows.length !== targetRows.length)
    targets.wrong(`has ${amount(targetRows.length, 'row')}, but ${inputs.path} has ${inputRows.length}`);
  return (inputRows ?? []).map((row, n) => ({ inputs: row ?? [], targets: targetRows?.[n] ?? [] }));
}

/** Each row as long as the layer is wide, or, when that is not known, as the first row. */
function readRows(
  field: Reader,
  width: number | undefined,
  noun: string,
): (number[] | undefined)[] | undefined {
  const rows = field.list();
  if (!rows) return undefined;
  if (rows.length === 0) return field.wrong('has no tuples; at least one is needed');
  if (rows.length > MOST_TUPLES) return field.wrong(`has ${rows.length} tuples; the most is ${MOST_TUPLES}`);
  const first = rows[0].value;
  const wanted =
    width === undefined
      ? { count: Array.isArray(first) ? first.length : undefined, units: 'the first row has another number' }
      : { count: width, units: `the network has ${amount(width, noun)}` };
  return rows.map((row) => row.numbers(wanted.count, wanted.units));
}

/** Notes targets that the loss does not allow; `field` holds the rows of targets. */
export function checkTargets(field: Reader, tuples: readonly Tuple[], shape: Shape): void {
  const { activations: names, loss } = shape;
  const { targets: allowed, title } = losses[loss];
  if (allowed === 'any') return;
  const output = names[names.length - 1];
  const addUp = allowed === 'distribution' && activations[output].kind === 'layerwise';
  tuples.forEach(({ targets }, n) => {
    const outside = targets.findIndex((target) => target < 0 || target > 1);
    const sum = targets.reduce((total, target) => total + target, 0);
    if (outside >= 0)
      field.item(n).item(outside).wrong(`${targets[outside]} is not within 0 … 1, which ${title} needs`);
    else if (addUp && targets.length > 0 && Math.abs(sum - 1) > NEAR_ONE)
      field.item(n).wrong(`adds up to ${sum}, but ${title} with ${output} needs 1`);
  });
}
