// What every page of the course needs: the contents.
import { lessons } from '$lessons/contents';

export const load = () => ({ lessons });
