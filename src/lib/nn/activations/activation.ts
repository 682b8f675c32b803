// What an activation function is to the engine.

/** A squashing function applied to each unit by itself: O_j = f(I_j). All values dimensionless. */
export interface UnitwiseActivation {
  kind: 'unitwise';
  /** The name on screen. */
  title: string;
  /** O = f(I). */
  f(netInput: number): number;
  /** f′(I), given I and O = f(I). */
  derivative(netInput: number, output: number): number;
  /** f(I) in TeX, the net input as `#`. */
  tex: string;
  /** f′ in TeX, the net input as `#`, the output as `@`. */
  slopeTex: string;
  /** Open interval that holds every output, for what a loss allows. */
  range: [number, number];
}

/** An activation of a whole output layer: each O_j depends on every I_k. */
export interface LayerwiseActivation {
  kind: 'layerwise';
  title: string;
  /** All outputs of the layer from all its net inputs. */
  f(netInputs: readonly number[]): number[];
  /** Err_j = Σ_k g_k ∂O_k/∂I_j, given the outputs and g_k = −∂L/∂O_k. */
  error(outputs: readonly number[], pull: readonly number[], j: number): number;
  tex: string;
  slopeTex: string;
  range: [number, number];
}

export type Activation = UnitwiseActivation | LayerwiseActivation;
