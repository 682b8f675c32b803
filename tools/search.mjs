// The index of the built site, for search over the lessons.
import { close, createIndex } from 'pagefind';

/** An adapter that does what another does, then indexes the pages that say `data-pagefind-body`. */
export const withSearch = (adapter, folder) => ({
  ...adapter,
  async adapt(builder) {
    await adapter.adapt(builder);
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(`No index: ${errors.join(' ')}`);
    await index.addDirectory({ path: folder });
    await index.writeFiles({ outputPath: `${folder}/pagefind` });
    await close();
  },
});
