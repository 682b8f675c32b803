// The line between the windows of one talk: a broadcast channel in the name of the talk.
import { sealed, type FromProjector, type ToProjector } from './messages';

export interface Line {
  send(message: FromProjector | ToProjector): void;
  close(): void;
}

/** A name for a talk, or for a page in it: ten letters and digits by chance. */
export const newName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join('');

/** Whether a text can be the name of a talk. */
export const isTalkName = (text: string | null): text is string => /^[a-z0-9]{6,20}$/.test(text ?? '');

/** Opens the line of a talk; null where the browser refuses one. What comes in is passed on as it is, unchecked. */
export function openLine(talk: string, onmessage: (data: unknown) => void): Line | null {
  try {
    const channel = new BroadcastChannel(`backstep-present:${talk}`);
    channel.onmessage = ({ data }) => onmessage(data);
    return {
      send: (message) => channel.postMessage(sealed(message)),
      close: () => channel.close(),
    };
  } catch {
    return null;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Takes the name of a talk for this page as long as it lives, so that two projectors cannot both answer to it: where another page has it,
 * another name is given. A page just loaded again may have to wait a little for what it held before.
 */
export async function claimTalk(wanted: string): Promise<string> {
  const { locks } = navigator;
  if (!locks) return wanted;
  for (let tries = 0; tries < 5; tries++) {
    const got = await new Promise<boolean>((resolve) => {
      locks
        .request(`backstep-present:${wanted}`, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock && new Promise<void>(() => {});
        })
        .catch(() => resolve(true));
    });
    if (got) return wanted;
    await pause(200);
  }
  return claimTalk(newName());
}
