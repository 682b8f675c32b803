// The lessons of the course by their parts.

/** What a list of lessons shows of each. */
export interface LessonEntry {
  slug: string;
  number: number;
  part: string;
  title: string;
  promise: string;
  minutes: number;
}

export interface Part {
  title: string;
  entries: LessonEntry[];
}

/** The parts in the order of their lessons. */
export function partsOf(lessons: readonly LessonEntry[]): Part[] {
  const parts: Part[] = [];
  for (const entry of lessons) {
    const last = parts[parts.length - 1];
    if (last?.title === entry.part) last.entries.push(entry);
    else parts.push({ title: entry.part, entries: [entry] });
  }
  return parts;
}
