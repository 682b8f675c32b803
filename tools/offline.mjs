// The list of files that are made after the service worker, so that it can keep them too.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the built site whose files SvelteKit does not know of. */
const folders = ['pagefind', 'standalone'];

/** An adapter that first writes the list. */
export const withOffline = (adapter) => ({
  ...adapter,
  async adapt(builder) {
    const client = builder.getBuildDirectory('output/client');
    const files = folders.flatMap((folder) =>
      readdirSync(join(client, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath ?? entry.path, entry.name)
            .slice(client.length)
            .replaceAll('\\', '/'),
        ),
    );
    writeFileSync(join(client, 'offline.json'), JSON.stringify(files.sort()));
    await adapter.adapt(builder);
  },
});
