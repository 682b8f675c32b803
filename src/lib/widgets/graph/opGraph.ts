// The computation graph of one tuple: every operation a node with its value, and on the way back −∂L/∂node, each worked out once.
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import { losses } from '$lib/nn/losses/registry';
import type { Network, Tuple, UnitRef, WeightRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';

export type Op = 'input' | 'times' | 'plus' | 'squash' | 'loss';

/** A leaf that belongs to one operation: the weight of a ×, the bias of a +. */
export interface Leaf {
  quantity: 'w' | 'θ';
  key: string;
  value: number;
  /** −∂L/∂ of it. */
  blame: number;
}

export interface OpNode {
  id: number;
  op: Op;
  /** The nodes it reads; its leaf comes besides. */
  reads: number[];
  leaf: Leaf | null;
  /** The unit it belongs to; a × belongs to the unit it leads to. */
  unit: UnitRef;
  weight: WeightRef | null;
  key: string;
  value: number;
  /** −∂L/∂ of the value; null of the loss, where the way back begins. */
  blame: number | null;
  /** The nodes that read its value on the way forward. */
  readBy: number[];
  /** Its column, and its row as a share of rows of products. */
  column: number;
  row: number;
}

export interface OpGraph {
  network: Network;
  tuple: Tuple;
  nodes: OpNode[];
  columns: number;
  rows: number;
  /** The nodes in the order of the two ways. */
  forward: number[];
  backward: number[];
}

/** The graph of a network of units by themselves, in the order of the definition; rows hold the products of a layer. */
export function graphOf(network: Network, tuple: Tuple): OpGraph {
  const nodes: OpNode[] = [];
  const rows = Math.max(...network.layers.map(({ weights, biases }) => weights.length * biases.length));
  const add = (node: Omit<OpNode, 'id' | 'blame' | 'readBy'>): number => {
    const id = nodes.length;
    nodes.push({ ...node, id, blame: null, readBy: [] });
    for (const read of node.reads) nodes[read].readBy.push(id);
    return id;
  };
  const spread = (i: number, count: number): number => ((i + 0.5) * rows) / count - 0.5;
  let below = tuple.inputs.map((value, index) => {
    const unit = { layer: 0, index };
    const place = { column: 0, row: spread(index, tuple.inputs.length) };
    const key = refKey({ quantity: 'O', unit });
    return add({ op: 'input', reads: [], leaf: null, unit, weight: null, key, value, ...place });
  });
  network.layers.forEach((layer, l) => {
    const { f } = activations[layer.activation] as UnitwiseActivation;
    const column = 1 + 3 * l;
    const count = layer.biases.length;
    below = layer.biases.map((bias, j) => {
      const unit = { layer: l + 1, index: j };
      const products = below.map((from, i) => {
        const weight = { layer: l, from: i, to: j };
        const w = layer.weights[i][j];
        const leaf: Leaf = { quantity: 'w', key: refKey({ quantity: 'w', weight }), value: w, blame: NaN };
        const place = { column, row: spread(j * below.length + i, count * below.length) };
        const value = w * nodes[from].value;
        return add({
          op: 'times',
          reads: [from],
          leaf,
          unit,
          weight,
          key: `product-${leaf.key}`,
          value,
          ...place,
        });
      });
      const sum = products.reduce((so, id) => so + nodes[id].value, 0) + bias;
      const row = spread(j, count);
      const leaf: Leaf = { quantity: 'θ', key: refKey({ quantity: 'θ', unit }), value: bias, blame: NaN };
      const own = { unit, weight: null, row };
      const key = refKey({ quantity: 'I', unit });
      const plus = add({ op: 'plus', reads: products, leaf, key, value: sum, column: column + 1, ...own });
      const out = { key: refKey({ quantity: 'O', unit }), value: f(sum), column: column + 2 };
      return add({ op: 'squash', reads: [plus], leaf: null, ...out, ...own });
    });
  });
  const value = losses[network.loss].value(
    below.map((id) => nodes[id].value),
    tuple.targets,
  );
  const columns = 2 + 3 * network.layers.length;
  const unit = nodes[below[0]].unit;
  const place = { column: columns - 1, row: spread(0, 1) };
  add({ op: 'loss', reads: below, leaf: null, unit, weight: null, key: 'loss', value, ...place });
  const graph: OpGraph = {
    network,
    tuple,
    nodes,
    columns,
    rows,
    forward: nodes.filter(({ op }) => op !== 'input').map(({ id }) => id),
    backward: nodes
      .filter(({ op }) => op !== 'loss')
      .map(({ id }) => id)
      .reverse(),
  };
  for (const id of graph.backward) carryBack(graph, nodes[id]);
  return graph;
}

/** −∂L/∂node: what each reader hands back, added up in the order of reading; and that of its leaf. */
function carryBack({ network, tuple, nodes }: OpGraph, node: OpNode): void {
  const shares = node.readBy.map((id) => handedBack(network, tuple, nodes, nodes[id], node));
  node.blame = shares.length === 1 ? shares[0] : shares.reduce((so, share) => so + share, 0);
  if (!node.leaf) return;
  node.leaf.blame = node.op === 'times' ? node.blame * nodes[node.reads[0]].value : node.blame;
}

/** What an operation hands back to one of those it read. */
function handedBack(network: Network, tuple: Tuple, nodes: OpNode[], reader: OpNode, to: OpNode): number {
  switch (reader.op) {
    case 'times':
      return reader.blame! * reader.leaf!.value;
    case 'plus':
      return reader.blame!;
    case 'squash': {
      const { activation } = network.layers[reader.unit.layer - 1];
      const slope = (activations[activation] as UnitwiseActivation).derivative(to.value, reader.value);
      return slope * reader.blame!;
    }
    default:
      return losses[network.loss].pull(
        reader.reads.map((id) => nodes[id].value),
        tuple.targets,
        reader.reads.indexOf(to.id),
      );
  }
}

/** How often the value of a node is read: by operations on the way forward, and again on the way back. */
export function readingsOf(graph: OpGraph, node: OpNode): { forward: number; back: number } {
  const readers = node.readBy.map((id) => graph.nodes[id]);
  // A product needs it for −∂L/∂w, the loss for T − O; a squashed value is needed for its own slope.
  const forGradients = readers.filter(({ op }) => op === 'times' || op === 'loss').length;
  return { forward: readers.length, back: forGradients + (node.op === 'squash' ? 1 : 0) };
}

/** The steps: every operation forward, then every node on the way back. */
export const stepCount = (graph: OpGraph): number => graph.forward.length + graph.backward.length;

/** What is done after `step` steps. */
export function stateAt(graph: OpGraph, step: number) {
  const { forward, backward } = graph;
  const back = step - forward.length;
  return {
    known: new Set([
      ...graph.nodes.filter(({ op }) => op === 'input').map(({ id }) => id),
      ...forward.slice(0, Math.min(step, forward.length)),
    ]),
    blamed: new Set(back > 0 ? backward.slice(0, back) : []),
    phase: back > 0 ? ('error' as const) : ('forward' as const),
    now: step === 0 ? null : back > 0 ? backward[back - 1] : forward[step - 1],
  };
}
