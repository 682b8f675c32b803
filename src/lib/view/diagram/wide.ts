// Where everything stands when layers are wider than fit: a column for each layer, and the place where a unit is opened.
import type { UnitRef } from '$lib/nn/network';
import { LEAST_TEXT, mostUnits, textWidth, type Layout, type Point, type Room } from './layout';

/** picture: inputs as the square they form · strip: a bar for each unit · rows: outputs in full · rings: a layer that fits. */
export type ColumnKind = 'picture' | 'strip' | 'rows' | 'rings';

/** A layer's column. Slim ones stand for layers that take no part while there is little room. */
export interface Column {
  layer: number;
  kind: ColumnKind;
  slim: boolean;
  x: number;
  width: number;
  /** The middle of each unit's row. */
  rows: number[];
  /** The height of a row; in a picture the side of a cell. */
  pitch: number;
}

/** How wide the parts of an output's row are. */
export interface RowParts {
  pill: number;
  index: number;
  tag: number;
  /** 0 when products are left out. */
  product: number;
}

export interface WidePlan {
  columns: Column[];
  /** Where the unit in focus stands opened when its layer is a strip. */
  opened: Point | null;
  /** For the opened unit, and for units drawn as rings. */
  openedLayout: Layout;
  ringLayout: Layout;
  parts: RowParts;
  top: number;
  bottom: number;
  /** Small text: headings, numbers of units, products. */
  small: number;
  /** The width kept for the account of a long sum; 0 when it is left out. */
  account: number;
}

const MOST_ROWS = 10;

export function kindOf(sizes: readonly number[], layer: number, room: Room): ColumnKind {
  const size = sizes[layer];
  if (layer === sizes.length - 1) return size <= MOST_ROWS ? 'rows' : 'strip';
  if (size <= mostUnits(room)) return 'rings';
  return layer === 0 && size >= 16 && Number.isInteger(Math.sqrt(size)) ? 'picture' : 'strip';
}

/** What is given up for want of width: nothing, the products, then layers that take no part, then the account of the sum. */
const LEVELS = [0, 1, 2, 3] as const;
type Level = (typeof LEVELS)[number];

/** Room for the longest texts that rows may show. */
export interface Texts {
  output: string;
  error: string;
  number: string;
}

/** The plan for a focus; `pair` are the two layers that the step joins. */
export function planWide(
  sizes: readonly number[],
  room: Room,
  focus: UnitRef | null,
  pair: readonly number[],
  texts: Texts,
): WidePlan {
  const { width, height, narrow } = room;
  // Numbers of units are a little smaller than it.
  const small = Math.max((room.least ?? 0) / 0.92, narrow ? room.text * 0.8125 : room.text * 0.8);
  const top = narrow || height < (room.least ? 420 : 300) ? small * 1.9 : small * 3.5;
  const bottom = height - 6;
  const kinds = sizes.map((_, layer) => kindOf(sizes, layer, room));
  const radius = Math.max(24, Math.min(46, height * 0.105));
  const told = textWidth('four strongest 0.', small) * 0.94 + textWidth(texts.error, small);
  const account = Math.max(2 * radius + 24, told);
  const setting: Setting = { sizes, kinds, room, top, bottom, small, radius, account, pair, texts };
  const level = LEVELS.find((at) => needed(setting, at) <= width) ?? 3;
  const columns = setOut(setting, level);
  const own = focus && columns[focus.layer];
  const inside = level === 3 ? radius + 13 : 18 + account - radius * 0.9;
  const opened =
    own && own.kind === 'strip' && focus.layer > 0
      ? { x: own.x + own.width + inside, y: top + room.text * 1.3 + radius }
      : null;
  const end = (own && columns[own.layer + 1]?.x - 8) || width;
  const bare = level === 3;
  return {
    columns,
    opened,
    openedLayout: unitLayout(radius, bare ? small : room.text, bare, end, room.least),
    ringLayout: unitLayout(ringRadius(setting), small, true, width, room.least),
    parts: rowParts(setting, level),
    top,
    bottom,
    small,
    account: bare ? 0 : account,
  };
}

interface Setting {
  sizes: readonly number[];
  kinds: ColumnKind[];
  room: Room;
  top: number;
  bottom: number;
  small: number;
  radius: number;
  account: number;
  pair: readonly number[];
  texts: Texts;
}

/** A layout that serves units drawn one by one. */
const unitLayout = (
  radius: number,
  text: number,
  tight: boolean,
  width: number,
  least = LEAST_TEXT,
): Layout => ({
  units: [],
  width,
  height: Infinity,
  radius,
  inputRadius: radius,
  tight,
  text,
  ringText: Math.max(least, Math.min(text * 1.12, radius * 0.6)),
  tagText: tight ? Math.max(Math.min(text, 14), least === LEAST_TEXT ? 0 : least) : text,
  tagReach: tight ? Infinity : radius + 8,
  namedTags: !tight,
  biases: tight ? 'lit' : 'all',
});

const pitchOf = ({ sizes, top, bottom }: Setting, layer: number): number => (bottom - top) / sizes[layer];

function ringRadius(setting: Setting): number {
  const rings = setting.sizes.flatMap((_, layer) =>
    setting.kinds[layer] === 'rings' ? [pitchOf(setting, layer)] : [],
  );
  const floor = Math.max(11, 0.65 * (setting.room.least ?? 0));
  return Math.max(floor, Math.min(Math.max(28, floor), (Math.min(...rings, 90) - 27) / 2));
}

function rowParts(setting: Setting, level: Level): RowParts {
  const { small, texts, sizes } = setting;
  const high = Math.min(46, pitchOf(setting, sizes.length - 1) - 5);
  return {
    pill: Math.max(high, textWidth(texts.output, small, true) + Math.min(high, 24) * 0.6),
    index: textWidth(texts.number, small, true) + (level === 3 ? 9 : 12),
    tag: level === 3 && setting.pair.length === 0 ? 32 : textWidth(texts.error, small, true) + small * 1.2,
    product: level === 0 ? textWidth(`× w = ${texts.error}`, small) + 10 : 0,
  };
}

/** Whether a column stands for a layer that takes no part, and is drawn slim for want of room. */
const isSlim = ({ pair }: Setting, layer: number, level: Level): boolean =>
  level >= 2 && pair.length > 0 && !pair.includes(layer);

function columnWidth(setting: Setting, layer: number, level: Level): number {
  const { kinds, room, small, sizes, texts } = setting;
  const slim = isSlim(setting, layer, level);
  switch (kinds[layer]) {
    case 'picture':
      return slim ? 34 : cellOf(setting, layer, level) * Math.sqrt(sizes[layer]);
    case 'strip':
      return slim
        ? 18
        : textWidth(texts.number, small) + 8 + 2 * Math.max(13, Math.min(36, room.width * 0.032));
    case 'rings':
      return slim ? 12 : 2 * ringRadius(setting);
    case 'rows': {
      const { pill, index, tag, product } = rowParts(setting, level);
      return slim ? 12 : pill + index + tag + product;
    }
  }
}

/** The side of a cell of the picture: as large as its room allows. */
function cellOf({ sizes, room, top, bottom, small, pair }: Setting, layer: number, level: Level): number {
  const side = Math.sqrt(sizes[layer]);
  const share = level < 2 ? 0.21 : pair.length > 0 ? 0.34 : 0.28;
  return Math.max(
    3,
    Math.floor(Math.min((bottom - top - small * 3) / side, (room.width * share) / side, 34)),
  );
}

/** The room beside a strip where its unit in focus stands opened. */
const slotOf = ({ account, radius }: Setting, level: Level): number =>
  level === 3 ? 2 * radius + 18 : account + 24;

/** The least room between a layer and the next, the place of an opened unit included. */
function leastGap(setting: Setting, layer: number, level: Level): number {
  const slim = isSlim(setting, layer, level) || isSlim(setting, layer + 1, level);
  const opens =
    setting.kinds[layer] === 'strip' &&
    layer > 0 &&
    !isSlim(setting, layer, level) &&
    (level < 2 || setting.pair.length > 0);
  const edges = slim ? 8 : level >= 2 ? 48 : opens ? 90 : 50;
  return edges + (opens ? slotOf(setting, level) : 0);
}

const gapsOf = (setting: Setting, level: Level): number[] =>
  setting.sizes.slice(1).map((_, layer) => leastGap(setting, layer, level));

/** Rings leave room for their numbers at upper left. */
const startOf = ({ kinds }: Setting): number => (kinds[0] === 'rings' ? 16 : 1);

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

function needed(setting: Setting, level: Level): number {
  const last = setting.sizes.length - 1;
  const behind = setting.kinds[last] === 'strip' ? slotOf(setting, level) : 0;
  const columns = sum(setting.sizes.map((_, layer) => columnWidth(setting, layer, level)));
  return startOf(setting) + columns + sum(gapsOf(setting, level)) + behind;
}

function setOut(setting: Setting, level: Level): Column[] {
  const { sizes, kinds, room, top } = setting;
  const over = Math.max(0, needed(setting, level) - room.width);
  const least = gapsOf(setting, level);
  const wide = least.filter((gap) => gap > 20).length;
  const gaps = least.map((gap) => (gap > 20 ? gap - over / wide : gap));
  const spare = Math.max(0, room.width - 1 - needed(setting, level));
  const shares = gaps.map((gap) => (gap < 12 ? 0 : 1));
  const share = spare / Math.max(1, sum(shares));
  let x = startOf(setting);
  return sizes.map((size, layer) => {
    const kind = kinds[layer];
    const width = columnWidth(setting, layer, level);
    const slim = isSlim(setting, layer, level);
    const side = Math.sqrt(size);
    const pitch = kind === 'picture' ? width / side : pitchOf(setting, layer);
    const rows = Array.from(
      { length: size },
      (_, index) => top + pitch * ((kind === 'picture' ? Math.floor(index / side) : index) + 0.5),
    );
    const column = { layer, kind, slim, x, width, rows, pitch };
    x += width + (gaps[layer] ?? 0) + (shares[layer] ?? 0) * share;
    return column;
  });
}
