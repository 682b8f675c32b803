// How systems that speak oEmbed show a subject; the addresses in it are whole when ORIGIN was set while building.
import { oembed } from '$lib/embed/oembed';
import { origin } from '$lib/widgets/course/origin';
import { error, json } from '@sveltejs/kit';
import { subjectNamed, subjects } from '../../embed/v1/[widget]/subjects';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => subjects.map(({ name }) => ({ widget: name }));

export const GET: RequestHandler = ({ params }) => {
  const subject = subjectNamed(params.widget);
  if (!subject) error(404, 'There is nothing of this name to embed.');
  return json(oembed(origin, subject));
};
