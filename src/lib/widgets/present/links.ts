// What leads out of the projector: its other windows, a file to open, and a step to go to.

export interface TalkLinks {
  /** The presenter's window; null where the browser lets no windows speak with each other. */
  presenter: string | null;
  /** The talk as a list to edit, and on paper; null where the experiment is too large for an address. */
  edit: string | null;
  print: string | null;
  /** Shows the experiment and the talk of a file instead; what is wrong with it is said. */
  open: (file: File) => Promise<string | null>;
  /** A step of the tuple, or the n-th of the talk's list, from 1. */
  goTo: (number: number) => void;
}
