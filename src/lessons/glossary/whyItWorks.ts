// The terms and symbols of Part II, why it works.
import { entry, type Entry } from './entry';

export const whyItWorks: readonly Entry[] = [
  entry(
    'error surface',
    undefined,
    'gradient-descent',
    'The error as a height over the weights. With two weights one can draw it.',
  ),
  entry(
    'gradient',
    '$∂L/∂w$',
    'gradient-descent',
    'All the slopes of the error surface at a point, one for each weight. It points uphill, most steeply.',
  ),
  entry(
    'gradient descent',
    undefined,
    'gradient-descent',
    'Going a small step against the gradient, again and again.',
  ),
  entry(
    'delta rule',
    undefined,
    'gradient-descent',
    'The update for one linear unit, half the squared error as its loss: $Δw_i$ = l (T − O) $O_i$.',
  ),
  entry(
    'chain rule',
    undefined,
    'chain-rule',
    'The slope of a function of a function is the product of their slopes; where several ways lead on, their products add.',
  ),
  entry(
    'computation graph',
    undefined,
    'computation-graph',
    'A drawing of a computation: a node for every operation, an arrow for every use of a value.',
  ),
  entry(
    'finite difference',
    undefined,
    'chain-rule',
    'A slope found by nudging one number, such as a weight, and working the loss out again.',
  ),
  entry(
    'dynamic programming',
    undefined,
    'computation-graph',
    'Working out each part of a problem once, keeping it, and using it again.',
  ),
  entry(
    'local minimum',
    undefined,
    'local-minima',
    'A point of the error surface lower than all around it, though perhaps not the lowest of all.',
  ),
  entry('global minimum', undefined, 'local-minima', 'The lowest point of the whole error surface.'),
  entry(
    'plateau',
    undefined,
    'local-minima',
    'A nearly flat stretch of the error surface, on which descent hardly moves.',
  ),
  entry(
    'momentum',
    '$α$',
    'local-minima',
    'Adding α times the increment before to each increment, so that steps in one direction add up.',
  ),
  entry(
    'random restart',
    undefined,
    'local-minima',
    'Training again from other starting weights and keeping the best result.',
  ),
  entry(
    'simulated annealing',
    undefined,
    'local-minima',
    'A search that also takes steps uphill, less and less readily as its temperature falls.',
  ),
];
