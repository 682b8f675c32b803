// Every page is rendered while building and lives in a folder of its own.
export const prerender = true;
export const trailingSlash = 'always';
