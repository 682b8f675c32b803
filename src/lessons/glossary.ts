// The glossary: every term and symbol of the course.
import type { Entry } from './glossary/entry';
import { oneTuple } from './glossary/oneTuple';
import { whyItWorks } from './glossary/whyItWorks';

export const glossary: readonly Entry[] = [...oneTuple, ...whyItWorks];

/** The name in an address: "net input" is net-input. */
export const anchorOf = (name: string): string => name.replaceAll(' ', '-');

export const entryNamed = (name: string): Entry | undefined => glossary.find((one) => one.name === name);
