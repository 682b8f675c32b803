// Makes the file or the package in the browser and hands it to the reader.
import { fill, type OneFile } from '$lib/export/oneFile';
import { fileName, save } from '$lib/export/save';

export interface Made {
  name: string;
  bytes: number;
}

/** The player's page, as it was built with the site. */
async function fetchPlayer(address: string): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error('There is no net, and the player is not kept here yet. Try again once there is.');
  }
  if (!answer.ok) throw new Error('The player was not found on this site, so nothing can be made.');
  return answer.text();
}

/** Makes and saves; gives what was saved. Throws with one plain sentence where that cannot be done. */
export async function make(player: string, file: OneFile, description: string): Promise<Made> {
  const page = fill(await fetchPlayer(player), file);
  const packed = file.scoring !== null;
  const name = fileName(file.title, packed ? 'zip' : 'html');
  let blob: Blob;
  if (packed) {
    const { factsOf, packageOf } = await import('$lib/export/scorm');
    blob = new Blob([packageOf(page, factsOf(file, description))], { type: 'application/zip' });
  } else blob = new Blob([page], { type: 'text/html;charset=utf-8' });
  save(blob, name);
  return { name, bytes: blob.size };
}
