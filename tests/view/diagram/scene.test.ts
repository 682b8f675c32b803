// What the drawing knows at a step is what the walk has told so far, and not one number more.
import { bookNotation } from '$lib/view/formulas/notation';
import { sceneAt } from '$lib/view/diagram/scene';
import { planWide } from '$lib/view/diagram/wide';
import { litWeights, wideEdges, wideLabels } from '$lib/view/diagram/wideEdges';
import { pairOf, textsOf } from '$lib/view/diagram/wideWords';
import { describe, expect, test } from 'vitest';
import { seededWalk, textbookWalk } from './walks';

const walk = textbookWalk();
const at = (n: number) => sceneAt(walk, n, bookNotation);
const every = Array.from({ length: walk.length + 1 }, (_, n) => n);

describe('the book’s tuple', () => {
  test('outputs and errors are known from the very step that gives them', () => {
    for (const n of every)
      for (const unit of at(n).units.flat()) {
        expect(unit.known).toBe(walk.script.outputStep(unit.unit) <= n);
        if (unit.unit.layer > 0) expect(unit.error !== null).toBe(walk.script.errorStep(unit.unit) <= n);
      }
  });

  test('weights and biases are the old ones until their own step, which shows both', () => {
    for (const n of every) {
      const scene = at(n);
      for (const edge of scene.edges()) {
        const { layer, from, to } = edge.weight;
        const old = walk.network.layers[layer].weights[from][to];
        const step = walk.script.weightStep(edge.weight, 'update')!;
        expect(edge.value).toBe(n < step ? old : old + walk.result.applied!.weights[layer][from][to]);
        expect(edge.next !== null).toBe(n === step);
      }
      for (const unit of scene.units.slice(1).flat())
        expect(unit.bias!.next !== null).toBe(n === walk.script.biasStep(unit.unit, 'update'));
    }
  });

  test('lit weights flow forward, come back held, and are free at their update', () => {
    for (const n of every.slice(1)) {
      const { phase } = walk.step(n);
      for (const edge of at(n)
        .edges()
        .filter(({ lit }) => lit)) {
        expect(edge.flow).toBe(phase === 'update' ? null : phase);
        expect(edge.held).toBe(phase === 'error');
      }
    }
  });

  test('the numbers of the book', () => {
    const values = at(walk.length).units.slice(1).flat();
    expect(values.map(({ value }) => value)).toEqual(['0.332', '0.525', '0.474']);
    expect(values.map(({ error }) => error!.text)).toEqual(['−0.0087', '−0.0065', '0.1312']);
    expect(at(21).edge({ layer: 1, from: 0, to: 0 })).toMatchObject({
      text: '−0.3',
      next: '−0.261',
      lit: true,
    });
  });

  test('before the first step all is calm', () => {
    const scene = at(0);
    expect(scene.units.flat().every(({ role }) => role === 'calm')).toBe(true);
    expect(scene.edges().some(({ lit }) => lit)).toBe(false);
  });
});

test('a batch that only gathers leaves every weight as it is', () => {
  const gathering = textbookWalk({ updating: 'epoch' });
  const first = gathering.script.weightStep({ layer: 1, from: 0, to: 0 }, 'gather')!;
  const edge = sceneAt(gathering, first, bookNotation).edge({ layer: 1, from: 0, to: 0 });
  expect(edge).toMatchObject({ value: -0.3, next: null, lit: true });
});

describe('64-32-10', () => {
  const wide = seededWalk([64, 32, 10]);
  const room = { width: 796, height: 330, text: 18, narrow: false };
  const steps = Array.from({ length: Math.ceil(wide.length / 37) }, (_, k) => k * 37);
  const drawn = (n: number) => {
    const scene = sceneAt(wide, n, bookNotation);
    const plan = planWide(scene.sizes, room, scene.focus, pairOf(scene), textsOf(scene));
    return { scene, plan, edges: wideEdges(scene, plan) };
  };

  test('never more than four weights are lit and twelve labelled, and every lit line has its label', () => {
    for (const n of steps) {
      const { scene, plan, edges } = drawn(n);
      expect(litWeights(scene).length).toBeLessThanOrEqual(4);
      const labels = wideLabels(edges, plan, room.text, []);
      expect(labels.length).toBeLessThanOrEqual(12);
      expect(labels.map(({ edge }) => edge.key).sort()).toEqual(
        edges
          .filter(({ edge }) => edge.lit)
          .map(({ edge }) => edge.key)
          .sort(),
      );
    }
  });

  test('the columns stay inside the room and in order', () => {
    for (const width of [358, 620, 796, 1280])
      for (const n of steps) {
        const scene = sceneAt(wide, n, bookNotation);
        const narrow = width < 480;
        const { columns } = planWide(
          scene.sizes,
          { ...room, width, narrow, text: narrow ? 16 : 18 },
          scene.focus,
          pairOf(scene),
          textsOf(scene),
        );
        columns
          .slice(1)
          .forEach((column, l) => expect(column.x).toBeGreaterThan(columns[l].x + columns[l].width));
        const last = columns[columns.length - 1];
        expect(last.x + last.width, `width ${width}, step ${n}`).toBeLessThanOrEqual(width + 1);
      }
  });

  test('the account of a sum adds up to the sum', () => {
    const unit = { layer: 1, index: 3 };
    const { rows } = sceneAt(wide, wide.script.errorStep(unit), bookNotation).sum!;
    expect(rows.map(({ label }) => label)).toEqual(['four strongest', 'six others', 'Σ Err w']);
    const [strong, others, total] = rows.map(({ text }) => Number(text.replace('−', '-')));
    expect(strong + others).toBeCloseTo(total, 3);
  });
});
