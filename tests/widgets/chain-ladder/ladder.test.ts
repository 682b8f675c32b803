// The ladder of the chain rule: its factors multiply to −Err O for every weight, and each is what a nudge of the loss says.
import { bookNotation } from '$lib/view/formulas/notation';
import { typeset } from '$lib/view/formulas/typesetNow';
import ChainLadder from '$lib/widgets/chain-ladder/ChainLadder.svelte';
import { ladderOf, nameOf, walk, weights, type RungName } from '$lib/widgets/chain-ladder/ladder';
import { meta } from '$lib/widgets/chain-ladder/meta';
import { Writer } from '$lib/widgets/chain-ladder/rungs';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';

const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const ladders = weights.map((weight) => [nameOf(weight), ladderOf(weight)] as const);
const valueAt = (ladder: ReturnType<typeof ladderOf>, name: RungName): number =>
  ladder.rungs.find((rung) => rung.name === name)!.value;

describe.each(ladders)('the ladder of w%s', (_, ladder) => {
  it('has factors whose product is −Err O', () => {
    const product = ladder.rungs
      .filter(({ kind }) => kind === 'factor')
      .reduce((so, { value }) => so * value, 1);
    expect(valueAt(ladder, 'result')).toBe(-(ladder.error * ladder.output));
    expect(product).toBeCloseTo(valueAt(ladder, 'result'), 15);
  });

  it('takes pull and slope together to −Err of the output unit, and all links to −Err of the weight’s unit', () => {
    const { errors } = walk.errors;
    expect(valueAt(ladder, 'error')).toBe(-errors[1][0]);
    expect(valueAt(ladder, 'pull') * valueAt(ladder, 'slope')).toBeCloseTo(-errors[1][0], 15);
    if (ladder.hidden) expect(valueAt(ladder, 'hidden-error')).toBe(-errors[0][ladder.to.index]);
  });

  it('agrees with a finite difference of the loss', () => {
    expect(valueAt(ladder, 'check')).toBeCloseTo(valueAt(ladder, 'result'), 9);
  });

  it('has as many factors as there are links: three, or five for a hidden weight', () => {
    const factors = ladder.rungs.filter(({ kind }) => kind === 'factor');
    expect(factors).toHaveLength(ladder.hidden ? 5 : 3);
    expect(new Writer(ladder, bookNotation).links()).toHaveLength(factors.length);
  });

  it('is written without an error of KaTeX', () => {
    const writer = new Writer(ladder, bookNotation);
    const formulas = [writer.chain().whole, writer.increment(), writer.precise()];
    for (const rung of ladder.rungs) formulas.push(...(Object.values(writer.rung(rung)) as string[]));
    for (const tex of formulas) expect(typeset(tex)).not.toContain('katex-error');
    for (const rung of ladder.rungs) expect(writer.says(rung)).not.toMatch(/undefined|NaN/);
  });
});

it('gives the increment that the update applies', () => {
  for (const [, { weight, increment }] of ladders) {
    expect(increment).toBe(walk.result.applied!.weights[weight.layer][weight.from][weight.to]);
  }
});

describe('the figure on the server', () => {
  it('shows every rung of w14, and its numbers when all are asked for', () => {
    const { body } = render(ChainLadder, { props: { all: true, at: 'result' } });
    expect(body).toContain('class="katex"');
    expect(text(body)).toMatch(/− ?0\.526/);
    expect(text(body)).toContain('0.0087');
  });

  it.each(Object.keys(meta.stations))('can begin at station %s, from any weight', (at) => {
    for (const weight of ['46', '14']) {
      const { body } = render(ChainLadder, { props: { at, weight } });
      const current = /aria-current="step"/.exec(body);
      expect(current).not.toBeNull();
      const name = [
        ...body.slice(0, current!.index).matchAll(/role="listitem" data-ref="([^"]*)"/g),
      ].pop()![1];
      expect(name).toBe(at.endsWith('-weight') ? 'chain' : at);
    }
  });
});
