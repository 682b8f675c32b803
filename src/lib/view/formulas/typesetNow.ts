// KaTeX for pieces that are themselves fetched on demand: they wait for it, so that their formulas are there from the first, on the server too.
import { loadTypesetter } from './typeset';

export const typeset = await loadTypesetter();
