// Every data set, by the name that files and addresses use; each is fetched when first asked for.
import type { DataSet } from './dataSet';

const registry = {
  textbook: async () => (await import('./textbook')).textbook,
  and: async () => (await import('./and')).and,
  or: async () => (await import('./or')).or,
  xor: async () => (await import('./xor')).xor,
  mazur: async () => (await import('./mazur')).mazur,
  iris: async () => (await import('./iris')).iris,
  diabetes: async () => (await import('./diabetes')).diabetes,
} satisfies Record<string, () => Promise<DataSet>>;

export type DataSetName = keyof typeof registry;
export const dataSets: Readonly<Record<DataSetName, () => Promise<DataSet>>> = registry;
export const dataSetNames = Object.keys(registry) as DataSetName[];

/** Whether a data set of this name exists. */
export const isDataSetName = (name: string): name is DataSetName => Object.hasOwn(registry, name);
