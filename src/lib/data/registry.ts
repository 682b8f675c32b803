// Every data set, by the name that files and addresses use; each is fetched when first asked for.
import type { DataParameter, DataParameters, DataSet } from './dataSet';

const count = (min: number, max: number, step: number, usual: number): DataParameter => ({
  name: 'count',
  title: 'Tuples',
  min,
  max,
  step,
  default: usual,
});
const noise = (max: number, usual: number): DataParameter => ({
  name: 'noise',
  title: 'Noise',
  min: 0,
  max,
  step: 0.01,
  default: usual,
});
const seed: DataParameter = { name: 'seed', title: 'Seed', min: 0, max: 999_999, step: 1, default: 1 };

interface Entry {
  parameters: readonly DataParameter[];
  /** Gets every parameter. */
  load(parameters: DataParameters): Promise<DataSet>;
}

const fixed = (load: () => Promise<DataSet>): Entry => ({ parameters: [], load });

const registry = {
  textbook: fixed(async () => (await import('./textbook')).textbook),
  and: fixed(async () => (await import('./and')).and),
  or: fixed(async () => (await import('./or')).or),
  xor: fixed(async () => (await import('./xor')).xor),
  mazur: fixed(async () => (await import('./mazur')).mazur),
  parity: {
    parameters: [{ name: 'bits', title: 'Inputs', min: 3, max: 5, step: 1, default: 3 }],
    load: async (parameters) => (await import('./parity')).parity(parameters),
  },
  circle: {
    parameters: [count(20, 5000, 20, 200), noise(0.5, 0.05), seed],
    load: async (parameters) => (await import('./circle')).circle(parameters),
  },
  spirals: {
    parameters: [
      count(20, 5000, 20, 200),
      noise(0.3, 0.02),
      { name: 'turns', title: 'Turns', min: 0.5, max: 3, step: 0.25, default: 1 },
      seed,
    ],
    load: async (parameters) => (await import('./spirals')).spirals(parameters),
  },
  regression: {
    parameters: [count(20, 5000, 20, 100), noise(0.5, 0.1), seed],
    load: async (parameters) => (await import('./regression')).regression(parameters),
  },
  iris: fixed(async () => (await import('./iris')).iris),
  diabetes: {
    parameters: [count(20, 10_000, 20, 1000), { ...seed, default: 1988 }],
    load: async (parameters) => (await import('./diabetes')).diabetes(parameters),
  },
  digits: {
    parameters: [count(50, 5000, 50, 1000), seed],
    load: async (parameters) => (await import('./digits')).digits(parameters),
  },
} satisfies Record<string, Entry>;

export type DataSetName = keyof typeof registry;
const entries: Readonly<Record<DataSetName, Entry>> = registry;
export const dataSetNames = Object.keys(registry) as DataSetName[];

/** What each data set can be asked for, known before it is fetched; empty where it takes nothing. */
export const dataParameters = mapped((entry) => entry.parameters);

/**
 * The data sets. Parameters left out have their defaults, which must be numbers within the bounds that `dataParameters` states. The
 * tuples are shared by all who ask for the same: take them as unchangeable.
 */
export const dataSets = mapped(remembered);

/** Whether a data set of this name exists. */
export const isDataSetName = (name: string): name is DataSetName => Object.hasOwn(registry, name);

function mapped<Value>(of: (entry: Entry) => Value): Readonly<Record<DataSetName, Value>> {
  const values = dataSetNames.map((name) => [name, of(entries[name])]);
  return Object.fromEntries(values) as Record<DataSetName, Value>;
}

/** The same set again when it is asked for with the same parameters as last time: an address asks at every step. */
function remembered({ parameters, load }: Entry): (given?: DataParameters) => Promise<DataSet> {
  let last: { key: string; set: Promise<DataSet> } | undefined;
  return (given = {}) => {
    const values = Object.fromEntries(parameters.map((one) => [one.name, given[one.name] ?? one.default]));
    const key = JSON.stringify(values);
    if (last?.key === key) return last.set;
    const set = load(values);
    last = { key, set };
    set.catch(() => (last = undefined));
    return set;
  };
}
