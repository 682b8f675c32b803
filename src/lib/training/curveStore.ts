// A curve that grows with its run: appended to without copying what is there, thinned bin by bin.
import { binStart, columns, countBefore, eachColumn, emptyCurve, joinCurves, thinCurve } from './curve';
import type { Curve } from './curve';

/** How many entries the first room is for. */
const FIRST_ROOM = 1024;

/** Keeps a run's curve in columns that have room to spare. */
export class CurveStore {
  #room = FIRST_ROOM;
  #columns = eachColumn(() => new Float64Array(FIRST_ROOM));
  #length = 0;

  constructor(curve: Curve = emptyCurve()) {
    this.append(curve);
  }

  /** The entries so far; a view that is good until the store changes. */
  get curve(): Curve {
    return eachColumn((column) => this.#columns[column].subarray(0, this.#length));
  }

  /** Forgets epoch `epoch` and those after it. */
  cut(epoch: number): void {
    this.#length = countBefore(this.curve, epoch);
  }

  /** Adds later epochs; the last bin is thinned together with them. */
  append(more: Curve): void {
    if (more.epoch.length === 0) return;
    const { curve } = this;
    const last = curve.epoch[this.#length - 1] ?? 0;
    const open = countBefore(curve, binStart(last));
    const fresh = thinCurve(
      joinCurves(
        eachColumn((column) => curve[column].slice(open)),
        more,
      ),
    );
    this.#length = open;
    this.#makeRoom(open + fresh.epoch.length);
    for (const column of columns) this.#columns[column].set(fresh[column], open);
    this.#length += fresh.epoch.length;
  }

  #makeRoom(length: number): void {
    if (length <= this.#room) return;
    while (this.#room < length) this.#room *= 2;
    const before = this.curve;
    this.#columns = eachColumn((column) => {
      const wider = new Float64Array(this.#room);
      wider.set(before[column]);
      return wider;
    });
  }
}
