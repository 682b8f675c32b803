// What the text of a lesson is made of, besides Markdown and figures.
export { default as Say } from './Say.svelte';
export { default as Scene } from './Scene.svelte';
export { default as Term } from './Term.svelte';
export { default as Turn } from './Turn.svelte';
