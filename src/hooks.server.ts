// How pages are rendered while building: the two faces of every page are fetched with its styles, so that no text moves when they come.
import type { Handle } from '@sveltejs/kit';

const faces = /source-(serif-4-latin-opsz|sans-3-latin-wght)-normal/;

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? faces.test(path) : type === 'js' || type === 'css'),
  });
