// Find the planted bug: the trace of a tuple in which one line follows from a misconception, and all after it from that line.
import { drawExperiment } from '../draw';
import { walkOf, type Option } from '../exercise';
import { halfUnit, rounded } from '../answer';
import { Hand } from '../hand';
import { misconceptionNamed, misconceptionNames, wrongValue } from '../misconceptions';
import { asks, knownFor, stepOf, valuesInOrder } from '../places';
import { formulaOf, plainText, show, symbolOf } from '../words';
import { digitsOf } from '../work';
import type { Kind } from './kind';

/** Rounding that is carried forward is no bug that one could find in a trace of rounded numbers. */
const planted = misconceptionNames.filter((name) => name !== 'rounding');

export const bug: Kind = {
  title: 'Find the bug',
  trains: 'Following a trace line by line, and knowing the common mistakes when one meets them.',
  sizes: ['2-2-1', '2-2-2', '3-2-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const refs = valuesInOrder(walk);
    const name = draw.pick(planted);
    const works = refs.map((ref) => {
      const { step, digits } = asks(walk, ref);
      return { walk, known: knownFor(walk, ref), step, quantity: ref.quantity, digits };
    });
    const wrong = works.map((work) => wrongValue(name, work));
    // A line is wrong visibly when it is off by more than five units of its last digit.
    const visible = (i: number): boolean =>
      wrong[i] !== null &&
      Math.abs(wrong[i] - walk.step(works[i].step).value) > 10 * halfUnit(works[i].digits);
    const places = refs.map((_, i) => i).filter(visible);
    if (places.length === 0) return null;
    const right = draw.pick(places);
    const { step } = works[right];
    const hand = new Hand(walk, 0, {}, new Map([[step, wrong[right]!]]));
    const values = refs.map((ref) => rounded(hand.value(stepOf(walk, ref)), digitsOf(ref.quantity)));
    const shown = new Map(works.map((work, i) => [work.step, values[i]]));
    // Worked out again from the rounded lines, the wrong one must stand out and every other fit.
    const off = works.map((work, i) => {
      const others = new Map([...shown].filter(([n]) => n !== work.step));
      return (
        Math.abs(new Hand(walk, 0, {}, others).value(work.step) - values[i]) / (2 * halfUnit(work.digits))
      );
    });
    if (off.some((units, i) => (i === right ? units < 5 : units > 2))) return null;
    const trace = refs.map(
      (ref, i) => `${symbolOf(ref, sizes)} = ${show(values[i], digitsOf(ref.quantity))}`,
    );
    const { hint } = misconceptionNamed(name);
    const { symbols } = formulaOf(walk, step, refs[right].quantity);
    const symbol = plainText(symbolOf(refs[right], sizes));
    const options = trace.map((text, i): Option =>
      i === right
        ? { text, misconception: name }
        : {
            text,
            hint:
              i < right
                ? 'This line follows from the numbers before it; the bug comes later.'
                : 'This line follows from the lines before it, as they stand here.',
          },
    );
    const half = refs.length / 2;
    return {
      experiment,
      prompt: 'One line of this trace is wrong; those after it follow from it. Which one?',
      known: 0,
      trace,
      asked: [
        {
          form: 'choice',
          label: 'The wrong line',
          options,
          right,
          rule: 'Work each line out again from the lines above it, as they stand, until one does not fit.',
          look: `Look in the ${right < half ? 'first' : 'second'} half of the trace.`,
          worked: `${trace[right]} is wrong. ${hint} ${symbol} = ${symbols}`,
          step,
        },
      ],
    };
  },
};
