// The index of the built site, for search over the lessons.
import { close, createIndex } from 'pagefind';

/** An adapter that first indexes the pages that say `data-pagefind-body`; the index is one of the site's files. */
export const withSearch = (adapter) => ({
  ...adapter,
  async adapt(builder) {
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(`No index: ${errors.join(' ')}`);
    await index.addDirectory({ path: builder.getBuildDirectory('output/prerendered/pages') });
    await index.writeFiles({ outputPath: builder.getBuildDirectory('output/client/pagefind') });
    await close();
    await adapter.adapt(builder);
  },
});
