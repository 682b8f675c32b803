// The titles of the lessons that introduce the terms.
import { lessons } from '$lessons/contents';

export const load = () => ({ lessons });
