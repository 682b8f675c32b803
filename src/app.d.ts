// The types SvelteKit looks for by name; none is needed beyond its own.
declare global {
  namespace App {}
}

export {};
