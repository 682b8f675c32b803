// The parameters of an embed: read from an address with care, and written back.
import { hint, quote } from '$lib/experiment/problems';
import { kindTitles, type Kind } from './subjects';
import { parameterNames, table } from './table';
import type { EmbedParameters, Parameter, ParameterName } from './values';

export { parameterNames, table } from './table';
export type { EmbedParameters, ParameterName } from './values';

/** What an address says: a value for each parameter, and one plain sentence for each that could not be used. */
export interface ReadParameters {
  values: EmbedParameters;
  notices: string[];
}

type AnyParameter = Parameter<unknown>;
const entries = parameterNames.map((name) => [name, table[name] as AnyParameter] as const);
const shown = (text: string): string => quote(text).slice(1, -1);

/** Reads an address. A bad value becomes its default and is named in a notice; it never throws. The first of a name counts. */
export function readParameters(query: URLSearchParams): ReadParameters {
  const notices: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { form, fallback }] of entries) {
    const text = query.get(name);
    const value = text === null ? fallback : form.read(text);
    values[name] = value ?? fallback;
    if (value !== undefined) continue;
    const instead = fallback === null ? 'left out' : `taken as ${form.write(fallback) || 'none'}`;
    const near = form.choices ? hint(text!, form.choices) : '';
    notices.push(`${name}=${shown(text!)} was ${instead}: it must be ${form.says}${near || '.'}`);
  }
  for (const name of new Set(query.keys())) {
    const near = name in table ? '' : hint(name, parameterNames);
    if (near) notices.push(`${shown(name)} is no parameter${near}`);
  }
  return { values: values as unknown as EmbedParameters, notices };
}

/** Those parameters of an address that say nothing to a subject of this kind, one sentence each. */
export function misplaced(query: URLSearchParams, kind: Kind): string[] {
  return entries.flatMap(([name, { kinds }]) =>
    query.has(name) && !kinds.includes(kind)
      ? [`${name} does nothing here; it is for ${kinds.map((one) => kindTitles[one]).join(', ')}.`]
      : [],
  );
}

/** The address of these values: what differs from the defaults, in the order of the table. */
export function writeParameters(values: Partial<EmbedParameters>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, { form, fallback }] of entries) {
    const value = values[name];
    if (value === undefined) continue;
    const text = form.write(value);
    if (text !== form.write(fallback)) query.set(name, text);
  }
  return query;
}

/** The parameters of one kind of subject. */
export const parametersFor = (kind: Kind): ParameterName[] =>
  parameterNames.filter((name) => table[name].kinds.includes(kind));

/** The same network, data and place as an address of the site gives them: what `fromQuery` reads. */
export function experimentQuery({ data, seed, tuple, level, ...values }: EmbedParameters): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null): void => {
    if (value !== null) query.set(name, String(value));
  };
  put('preset', data);
  for (const name of ['net', 'act', 'loss', 'lr', 's'] as const) put(name, values[name]);
  put('seed', seed);
  put('start', seed);
  put('by', level);
  put('at', tuple === null ? null : `1.${tuple}.0`);
  return query;
}
