// The picture of a single unit as geometry: the axis holds every value, arrows end where they should, the tangent has its slope.
import { arrow, reachOf, tangent, unitPlot } from '$lib/view/charts/unit/unitPlot';
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sigmoid = activations.sigmoid as UnitwiseActivation;
const value = fc.double({ min: -60, max: 60, noNaN: true });

describe('the axis', () => {
  it('reaches beyond every value, and stays as it is while values move within it', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const reach = reachOf(values);
        for (const one of values) expect(Math.abs(one)).toBeLessThanOrEqual(reach);
        expect(reachOf([...values, reach, -reach])).toBe(reach);
      }),
    );
    expect(reachOf([])).toBe(4);
  });

  it('has room within the picture for its ends, on a phone too', () => {
    for (const width of [288, 358, 570, 1100]) {
      const plot = unitPlot(width, 6, 4, sigmoid.f, [0, 1]);
      expect(plot.x(-4)).toBeGreaterThan(plot.left);
      expect(plot.x(4)).toBeLessThan(width);
      expect(plot.y(0)).toBeLessThan(plot.height);
      expect(plot.y(1)).toBeGreaterThan(plot.top);
      expect(plot.path).not.toContain('NaN');
    }
  });
});

describe('an arrow', () => {
  it('has its head at its end, whichever way it points, and none when it leads nowhere', () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        const { head } = arrow(from, to, 10);
        if (from === to) expect(head).toBe('');
        else expect(head).toContain(`L${to} 10`);
      }),
    );
  });
});

describe('the tangent', () => {
  it('goes through the point with the slope of the curve and the length asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (netInput) => {
        const plot = unitPlot(570, 6, 4, sigmoid.f, [0, 1]);
        const output = sigmoid.f(netInput);
        const slope = sigmoid.derivative(netInput, output);
        const { x1, y1, x2, y2 } = tangent(plot, netInput, output, slope, 100);
        expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(100, 6);
        const rise = plot.y.invert(y2) - plot.y.invert(y1);
        expect(rise / (plot.x.invert(x2) - plot.x.invert(x1))).toBeCloseTo(slope, 9);
        expect((x1 + x2) / 2).toBeCloseTo(plot.x(netInput), 6);
        expect((y1 + y2) / 2).toBeCloseTo(plot.y(output), 6);
      }),
    );
  });
});
