// The player: shows in one file, from disk and without a net, what the file was filled with.
import { mount } from 'svelte';
import '$lib/styles/tokens.css';
import '$lib/styles/base.css';
import '$lib/view/formulas/katex.css';
import { file } from './app/held';
import Player from './Player.svelte';

const target = document.getElementById('backstep')!;
target.textContent = file ? '' : 'This file is damaged: nothing in it says what to show. Save it again.';
if (file) mount(Player, { target, props: { file } });
