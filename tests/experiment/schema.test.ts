// The published schema and the parser agree on the same examples; `vitest -u` writes the published file anew.
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { format as formatText, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { format } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { schema } from '$lib/experiment/schema';
import { anyExperiment } from './arbitrary';
import { validFiles, wrongInShape } from './examples';

const fits = new Ajv({ strict: true, strictRequired: false }).compile(schema);

test('the published file is this schema', async () => {
  const options = await resolveConfig('static/experiment.schema.json');
  const text = await formatText(JSON.stringify(schema), { ...options, plugins: [], parser: 'json' });
  await expect(text).toMatchFileSnapshot('../../static/experiment.schema.json');
});

test.each(validFiles)('both take $name', async ({ file }) => {
  expect(fits(file)).toBe(true);
  await expect(parse(file)).resolves.toBeDefined();
});

test.each(wrongInShape)('both refuse: $message', async ({ file }) => {
  expect(fits(file)).toBe(false);
  await expect(parse(file)).rejects.toThrow();
});

test('what is written fits the schema', () => {
  fc.assert(fc.property(anyExperiment, (experiment) => fits(format(experiment))));
});
