// What is marked on a surface.

/** A tuple on the plane. */
export interface SurfaceMark {
  x: number;
  y: number;
  /** Whether its target is one of the class shown: filled, else hollow. */
  on: boolean;
  /** Whether the network puts it into another class than its target's. */
  wrong: boolean;
  /** Its output, in figures. */
  text: string;
}
