// Stands in for SvelteKit's page: a file has one address and no state of a router.
export const page = { url: new URL(location.href), state: {} };
