// What an exercise can be about, where its kind leaves the choice.

/** What an exercise can ask for; the values of the permalink's parameter. */
export const abouts = [
  'net-input',
  'output',
  'output-error',
  'hidden-error',
  'change',
  'weight',
  'bias',
] as const;
export type About = (typeof abouts)[number];
export const isAbout = (text: string): text is About => (abouts as readonly string[]).includes(text);
