// The variables of a call of the kernel, and what all parts of its code work with.
import type { Local } from './body';
import type { ChangeContext } from './change';

/** The variables that live as long as a call. */
export interface RunVariables {
  /** Tuples still to be presented in this call. */
  left: Local;
  /** The next tuple by its place in the epoch, and the end of the present stretch. */
  tuple: Local;
  end: Local;
  epoch: Local;
  /** Addresses of the present tuple and of the one before. */
  at: Local;
  before: Local;
  gathered: Local;
  updated: Local;
  loss: Local;
  missed: Local;
  largestTuple: Local;
  largestUpdate: Local;
  notFinite: Local;
  logged: Local;
  over: Local;
}

export interface RunContext extends ChangeContext {
  variables: RunVariables;
}
