// What a presenter needs of a lesson.

export interface LessonNotes {
  number: number;
  title: string;
  notes: string[];
  prompts: { ask: string; answer: string }[];
}
