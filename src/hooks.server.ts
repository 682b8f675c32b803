// How pages are rendered while building: the face of controls and figures is fetched with the styles.
import type { Handle } from '@sveltejs/kit';

const face = /source-sans-3-latin-wght-normal/;

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? face.test(path) : type === 'js' || type === 'css'),
  });
