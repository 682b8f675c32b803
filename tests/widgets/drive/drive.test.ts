// You drive: every value of a tuple is asked for once, in order; neither the formula nor the drawing gives it away; counts hold.
import { plainText } from '$lib/exercises/words';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { presets } from '$lib/experiment/presets/registry';
import { refKey, resultRef } from '$lib/nn/steps';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { bookNotation, show } from '$lib/view/formulas/notation';
import { Drive } from '$lib/widgets/drive/Drive.svelte';
import { hiddenScene } from '$lib/widgets/drive/hiddenScene';
import { countQuestions, formulaWithout, questionAfter } from '$lib/widgets/drive/question';
import { describe, expect, it } from 'vitest';

const textbook = new Walkthrough(textbookExperiment());

describe('the questions of a tuple', () => {
  it('of the book are its net inputs, outputs, errors, weights and biases, in order', () => {
    const labels: string[] = [];
    const { walk } = textbook;
    for (let asked = questionAfter(walk, 0); asked; asked = questionAfter(walk, asked.step))
      labels.push(plainText(asked.label));
    expect(labels.join(' ')).toBe(
      'I4 O4 I5 O5 I6 O6 Err6 Err5 Err4 w46 w56 w14 w15 w24 w25 w34 w35 θ6 θ5 θ4',
    );
    expect(countQuestions(walk)).toBe(20);
    expect(questionAfter(walk, walk.length)).toBeNull();
  });

  it.each(presets.filter(({ kind }) => kind === 'small').map(({ name, load }) => [name, load] as const))(
    'of %s are asked without their answers',
    async (_, load) => {
      const { walk } = new Walkthrough(await load());
      for (let asked = questionAfter(walk, 0); asked; asked = questionAfter(walk, asked.step)) {
        const step = walk.step(asked.step);
        const { symbols, numbers } = formulaWithout(walk, asked);
        expect(symbols).not.toMatch(/undefined|NaN/);
        const factors = numbers.filter((one) => 'number' in one).length;
        expect(
          factors + numbers.filter((one) => 'text' in one && /\d/.test(one.text)).length,
        ).toBeGreaterThan(0);
        const key = refKey(resultRef(step));
        const scene = hiddenScene(walk, asked.step, bookNotation);
        const edge = scene.edges().find((one) => one.key === key);
        if (edge)
          expect([edge.next, edge.text]).toEqual([
            '?',
            show(('old' in step && step.old) as number, 'w', bookNotation),
          ]);
        const unit = 'unit' in step ? scene.units[step.unit.layer][step.unit.index] : null;
        if (!unit) continue;
        expect(JSON.stringify(unit)).toContain('"?"');
        if (step.kind === 'netInput' || step.kind === 'output')
          expect(unit).toMatchObject({ value: '?', exact: '', output: null, known: false });
        if (step.phase === 'error') expect(unit.error).toMatchObject({ text: '?', value: 0 });
        if (step.phase === 'update') expect(unit.bias).toMatchObject({ next: '?' });
      }
    },
  );
});

describe('the drive', () => {
  function driving() {
    const walk = new Walkthrough(textbookExperiment());
    const drive = Drive.begun(() => walk);
    return { walk, drive };
  }

  it('asks before it shows, and counts the first answer to each value', () => {
    const { walk, drive } = driving();
    expect(drive.question?.step).toBe(4);
    expect(walk.position.step).toBe(0);
    drive.mark(false);
    drive.mark(true);
    drive.show('Right.');
    expect(walk.position.step).toBe(4);
    expect(drive.question).toBeNull();
    expect(drive.count).toEqual({ right: 0, of: 1 });
    drive.next();
    expect(drive.note).toBe('');
    expect(drive.question?.step).toBe(5);
    drive.mark(true);
    drive.show('Right.');
    expect(drive.count).toEqual({ right: 1, of: 2 });
  });

  it('goes through the whole tuple to its end, and the count begins anew with the next one', () => {
    const { walk, drive } = driving();
    for (let i = 0; i < 20; i++) {
      if (i > 0) drive.next();
      expect(drive.question).not.toBeNull();
      drive.mark(true);
      drive.show('Right.');
    }
    expect(drive.count).toEqual({ right: 20, of: 20 });
    expect(walk.position.step).toBe(walk.walk.length);
    walk.granularity = 'epoch';
    drive.next();
    expect(walk.granularity).toBe('epoch');
    expect(walk.position).toEqual({ epoch: 2, tuple: 0, step: 0 });
    expect(drive.question?.step).toBe(4);
    expect(drive.count).toEqual({ right: 0, of: 0 });
  });

  it('takes the question away when one goes anywhere, goes back, or leaves the wheel', () => {
    const { walk, drive } = driving();
    walk.goToStep(9);
    expect(drive.question).toBeNull();
    drive.next();
    expect(drive.question?.step).toBe(10);
    drive.back();
    expect(drive.question).toBeNull();
    expect(walk.position.step).toBe(9);
    drive.back();
    expect(walk.position.step).toBe(8);
    drive.next();
    drive.next();
    expect(drive.question?.step).toBe(9);
    drive.toggle();
    expect(drive.question).toBeNull();
    expect(walk.position.step).toBe(8);
    drive.mark(true);
    drive.show('Right.');
    expect(walk.position.step).toBe(8);
  });

  it('asks nothing once training is over', () => {
    const experiment = textbookExperiment();
    experiment.training.stop = { epochs: 1, weightChangeBelow: null, misclassifiedBelow: null };
    const walk = new Walkthrough(experiment);
    const drive = Drive.begun(() => walk);
    walk.goToStep(Infinity);
    drive.next();
    expect(drive.question).toBeNull();
    expect(walk.position).toMatchObject({ epoch: 1, step: walk.walk.length });
  });
});
