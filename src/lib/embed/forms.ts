// How the values of parameters are read and written: one form for each sort of value.

/** What a value may be, in words, and how its text is read; undefined stands for a text that it cannot be. */
export interface Form<Value> {
  /** What may stand after the equals sign. */
  says: string;
  read(text: string): Value | undefined;
  write(value: Value): string;
  /** What there is to choose from, where it is a few words. */
  choices?: readonly string[];
  /** Whether several of the choices may stand together. */
  several?: boolean;
}

/** The longest value there may be; `s` may be as long as an address. */
const LONGEST = 200;

/** One of a few words. */
export const oneOf = <Word extends string>(...words: Word[]): Form<Word> => ({
  says: words.join(' | '),
  choices: words,
  read: (text) => words.find((word) => word === text),
  write: (word) => word,
});

/** Any of a few words, with commas between them. */
export const someOf = <Word extends string>(...words: Word[]): Form<Word[]> => ({
  says: `any of ${words.join(', ')}, with commas`,
  choices: words,
  several: true,
  read(text) {
    const parts = text.split(',').filter((part) => part !== '');
    const known = words.filter((word) => parts.includes(word));
    return known.length > 0 && parts.every((part) => words.some((word) => word === part)) ? known : undefined;
  },
  write: (list) => list.join(),
});

/** A whole number within bounds. */
export const whole = (least: number, most: number): Form<number> => ({
  says: `a whole number, ${least} to ${most.toLocaleString('en')}`,
  read(text) {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  },
  write: String,
});

/** A text of a certain shape. */
export const shaped = (says: string, shape: RegExp, longest = LONGEST): Form<string> => ({
  says,
  read: (text) => (text.length <= longest && shape.test(text) ? text : undefined),
  write: (text) => text,
});

/** A form whose value may be left out. */
export const optional = <Value>(form: Form<Value>): Form<Value | null> => ({
  ...form,
  write: (value) => (value === null ? '' : form.write(value)),
});
