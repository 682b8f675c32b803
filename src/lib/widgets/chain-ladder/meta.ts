// What the ladder of the chain rule says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'chain-ladder',
  title: 'The chain rule, rung by rung',
  says: 'Choose a weight and climb from ∂L/∂w to Err O, each factor lit at its place in the network.',
  stations: {
    'output-weight': 'The ladder of w46, a weight into the output unit: three factors.',
    'hidden-weight': 'The ladder of w14, a weight into a hidden unit: five factors.',
    chain: 'The whole chain in symbols: from the weight through every value between it and the loss.',
    pull: '∂L/∂O of the output unit: −(T − O).',
    slope: '∂O/∂I of the output unit: O (1 − O).',
    error: 'The first two factors together: ∂L/∂I = −Err of the output unit.',
    along: '∂I/∂O between the units, which is the weight w46 (takes a hidden weight’s ladder).',
    'hidden-slope': '∂O/∂I of the hidden unit: O (1 − O) (takes a hidden weight’s ladder).',
    'hidden-error': 'All so far together: ∂L/∂I = −Err of the hidden unit (takes a hidden weight’s ladder).',
    input: '∂I/∂w: the output of the unit the weight comes from.',
    result: 'The whole product: ∂L/∂w = −Err O, so Δw = l Err O.',
    check: 'The same number by a finite difference of the loss.',
  },
  load: () => import('./ChainLadder.svelte'),
  examples: [
    { title: 'A hidden weight, w14', props: {} },
    { title: 'An output weight, w46', props: { weight: '46' } },
    { title: 'All rungs', props: { weight: '14', at: 'check' } },
  ],
};
