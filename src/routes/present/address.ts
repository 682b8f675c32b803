// A talk from an address and back: an experiment or a lesson's example, the steps to show, where it stands.
import { readPlace, type Talk } from '$lib/experiment/talk';
import type { Experiment, Position } from '$lib/experiment/types';
import { fitsAddress, toldByQuery, toQuery } from '$lib/experiment/url';
import type { Presentation } from '$lib/state/Presentation.svelte';
import { stepsBetween } from '$lib/state/talkRange';
import { lessonNamed } from '$lessons/contents';

export interface TalkRead {
  experiment: Experiment;
  talk: Talk;
  /** Which of the listed steps is the present one, from 0; null where the address does not say. */
  index: number | null;
  notices: string[];
}

/** Those that name the experiment itself; without any of them a lesson's example stands. */
const own = ['preset', 'data', 'net', 's'];

/** Reads an address. What cannot be used is left out and named; it never throws. */
export async function readTalkAddress(search: string): Promise<TalkRead> {
  const given = new URLSearchParams(search);
  const notices: string[] = [];
  const slug = given.get('lesson');
  const lesson = slug === null ? null : await lessonNamed(slug);
  if (slug !== null && !lesson)
    notices.push(`lesson=${slug.slice(0, 40)} was left out: there is no lesson of this name.`);
  if (!lesson) given.delete('lesson');
  else if (!own.some((name) => given.has(name)))
    for (const [name, value] of new URLSearchParams(lesson.open.query))
      if (!given.has(name)) given.append(name, value);
  const { from, to } = { from: given.get('from'), to: given.get('to') };
  if (from !== null && !given.has('at')) given.set('at', from);
  const read = await toldByQuery(given);
  const { experiment } = read;
  notices.push(...read.notices);
  let { talk } = read;
  if (to !== null && talk.steps.length === 0) {
    const start = from === null ? experiment.position : place(from);
    const end = place(to);
    const steps = start && end ? stepsBetween(experiment, start, end) : null;
    if (steps) talk = { ...talk, steps };
    else
      notices.push(
        `to=${to.slice(0, 40)} was left out: it is no place after the first, or more than 500 steps away.`,
      );
  }
  const n = Number(given.get('n'));
  const index = Number.isInteger(n) && n >= 1 && n <= talk.steps.length ? n - 1 : null;
  return { experiment, talk, index, notices };
}

/** A place from an address; null when it is none. */
function place(text: string): Position | null {
  const { epoch, tuple, step } = readPlace(text);
  const numbers = [epoch, tuple, step].every((one) => Number.isSafeInteger(one));
  return numbers ? ({ epoch, tuple, step } as Position) : null;
}

/** The address of a talk as it is given to others; null when the experiment is too large for one. */
export const talkQuery = async (experiment: Experiment, talk: Talk): Promise<string | null> =>
  fitsAddress(experiment) ? toQuery(experiment, talk) : null;

/** The address of the projector where it stands; what is read of its state is read at once. */
export function projectorQuery(shown: Presentation, name: string | null): Promise<string | null> {
  const more = [
    shown.listed ? `n=${shown.index + 1}` : '',
    shown.ground === 'black' ? 'ground=black' : '',
    name === null ? '' : `talk=${name}`,
  ];
  return talkQuery(shown.present, shown.talk).then((query) =>
    query === null ? null : [query, ...more].filter(Boolean).join('&'),
  );
}
