// What a row of weight bars shows.

/** A weight, and what an epoch has gathered for it so far; null where every tuple changes the weight at once. */
export interface WeightBar {
  name: string;
  weight: number;
  gathered: number | null;
}
