// The browser's database in which desks are kept, each under its own name, written as a whole or not at all.
import type { DBSchema, IDBPDatabase } from 'idb';
import { FORMAT, type KeptData, type KeptDesk, type KeptRun } from './records';

const NAME = 'backstep';
const VERSION = 1;
/** How many desks besides one's own are kept. */
const MOST_DESKS = 3;

interface Schema extends DBSchema {
  desks: { key: string; value: KeptDesk };
  /** By desk and run. */
  runs: { key: [string, string]; value: KeptRun };
  /** By desk and name of the data. */
  data: { key: [string, string]; value: KeptData };
}

export type Database = IDBPDatabase<Schema>;

/** What changed on a desk since it was last written. */
export interface DeskChange {
  desk: KeptDesk;
  runs: KeptRun[];
  data: { name: string; data: KeptData }[];
  goneRuns: string[];
  goneData: string[];
}

const stores = ['desks', 'runs', 'data'] as const;

const allOf = (desk: string): IDBKeyRange => IDBKeyRange.bound([desk], [desk, []]);

/** Opens the database. `onLost` hears when the browser takes it away or another tab needs it to be let go. */
export async function openDatabase(onBlocked: () => void, onLost: () => void): Promise<Database> {
  const { openDB } = await import('idb');
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(fresh) {
      for (const store of stores) if (!fresh.objectStoreNames.contains(store)) create(fresh, store);
    },
    blocked: onBlocked,
    blocking() {
      database.close();
      onLost();
    },
    terminated: onLost,
  });
  return database;
}

function create(database: Database, store: (typeof stores)[number]): void {
  if (store === 'desks') database.createObjectStore('desks', { keyPath: 'id' });
  else database.createObjectStore(store);
}

/**
 * Writes a desk. Everything is asked for at once, so that it still happens while the page is going away; it is done when it is on the
 * disk, not before.
 */
export async function writeDesk(database: Database, change: DeskChange): Promise<void> {
  const { desk, runs, data, goneRuns, goneData } = change;
  const writing = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const [desksStore, runsStore, dataStore] = stores.map((store) => writing.objectStore(store));
  const asked: Promise<unknown>[] = [];
  let thrown: unknown = null;
  try {
    for (const id of goneRuns) asked.push(runsStore.delete([desk.id, id]));
    for (const name of goneData) asked.push(dataStore.delete([desk.id, name]));
    for (const { name, data: kept } of data) asked.push(dataStore.put(kept, [desk.id, name]));
    for (const run of runs) asked.push(runsStore.put(run, [desk.id, run.id]));
    asked.push(desksStore.put(desk));
  } catch (error) {
    thrown = error;
    writing.abort();
  }
  const settled = await Promise.allSettled([writing.done, ...asked]);
  const failed = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (thrown ?? failed) throw (thrown ?? failed?.reason) as Error;
}

/** The desks that this Backstep can open, the newest first. */
export async function listDesks(database: Database): Promise<KeptDesk[]> {
  const desks = await database.getAll('desks');
  return desks.filter(isDesk).sort((a, b) => b.saved - a.saved);
}

const isDesk = ({ format, saved, title, runs }: KeptDesk): boolean =>
  format === FORMAT && Number.isFinite(saved) && typeof title === 'string' && Array.isArray(runs);

/** All that is kept of a desk besides the desk itself. */
export async function readDesk(
  database: Database,
  desk: string,
): Promise<{ runs: Map<string, KeptRun>; data: Map<string, KeptData> }> {
  const reading = database.transaction(stores, 'readonly');
  const read = async <Store extends 'runs' | 'data'>(name: Store) => {
    const store = reading.objectStore(name);
    const [keys, values] = await Promise.all([store.getAllKeys(allOf(desk)), store.getAll(allOf(desk))]);
    return new Map(keys.map((key, i) => [key[1], values[i]]));
  };
  const [runs, data] = await Promise.all([read('runs'), read('data')]);
  return { runs, data };
}

export async function removeDesk(database: Database, desk: string): Promise<void> {
  const writing = database.transaction(stores, 'readwrite');
  await Promise.all([
    writing.objectStore('desks').delete(desk),
    writing.objectStore('runs').delete(allOf(desk)),
    writing.objectStore('data').delete(allOf(desk)),
    writing.done,
  ]);
}

/** Lets the oldest desks go; those that a tab has open stay. */
export async function tidy(database: Database, open: ReadonlySet<string>): Promise<void> {
  const shut = (await listDesks(database)).filter(({ id }) => !open.has(id));
  for (const { id } of shut.slice(MOST_DESKS)) await removeDesk(database, id);
}
