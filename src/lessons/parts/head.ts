// The head of a lesson, which stands beside its first figure: the page gives it, the first scene takes it.
import { createContext, type Snippet } from 'svelte';

const [headOf, setHead] = createContext<{ snippet: Snippet | null }>();

export const provideHead = (snippet: Snippet): void => void setHead({ snippet });

/** The head, for the first that asks. */
export function takeHead(): Snippet | null {
  const place = headOf();
  const { snippet } = place;
  place.snippet = null;
  return snippet;
}
