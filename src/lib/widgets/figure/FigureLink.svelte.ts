// The link between a figure and the prose beside it: phrases take the figure to its stations, and know when it is there.

/** Where the walk of a figure stands; `first` and `last` bound the part of the tuple that it shows. */
export interface Place {
  epoch: number;
  tuple: number;
  step: number;
  of: number;
  first: number;
  last: number;
  phase: 'forward' | 'error' | 'update' | null;
}

/** The figure's side of the link. */
export interface Figure {
  /** Shows a station; unknown ones are passed over. */
  go(station: string): void;
  /** Whether the figure stands there now; read while rendering, so it must be reactive. */
  at(station: string): boolean;
  /** The keys (`data-ref`) of the pieces that a station speaks of, with spaces between them; the station's own name when left out. */
  keys?(station: string): string;
  /** The phase a station belongs to, for its colour. */
  phase?(station: string): 'forward' | 'error' | 'update' | null;
  /** A figure that walks: where it stands, read like `at`; and a stretch on, a stretch back, or to a step of its part. */
  place?(): Place;
  walk?(to: 'next' | 'back' | number): void;
}

export class FigureLink {
  #figure = $state.raw<Figure | null>(null);

  /** To be called by the figure while it is set up; gives the way to leave. */
  take(figure: Figure): () => void {
    this.#figure = figure;
    return () => {
      if (this.#figure === figure) this.#figure = null;
    };
  }

  go(station: string): void {
    this.#figure?.go(station);
  }

  at(station: string): boolean {
    return this.#figure?.at(station) ?? false;
  }

  keys(station: string): string {
    return this.#figure?.keys?.(station) ?? station;
  }

  phase(station: string): string | undefined {
    return this.#figure?.phase?.(station) ?? undefined;
  }
}
