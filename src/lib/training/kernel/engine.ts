// The three ways to train at full speed; they give the same bits.

/** A generated WebAssembly module, flat arrays in TypeScript, or the trainer itself tuple by tuple. */
export type EngineName = 'kernel' | 'tuned' | 'plain';
