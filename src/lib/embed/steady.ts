// The height that an embed asks for, kept from swinging where the page around answers each change with another.

/** So many changes of direction within so many milliseconds are a swing. */
const [MOST_TURNS, WITHIN] = [6, 1000];

export class SteadyHeight {
  #told = 0;
  #direction = 0;
  #turns: number[] = [];

  /** The height to ask for, or null when nothing is to be asked. In a swing only what is higher is asked for. */
  take(height: number, now: number): number | null {
    if (height <= 0 || height === this.#told) return null;
    const direction = Math.sign(height - this.#told);
    this.#turns = this.#turns.filter((time) => now - time < WITHIN);
    if (direction !== this.#direction && this.#told > 0) this.#turns.push(now);
    const swings = this.#turns.length > MOST_TURNS;
    if (swings && direction < 0) return null;
    this.#direction = direction;
    return (this.#told = height);
  }
}
