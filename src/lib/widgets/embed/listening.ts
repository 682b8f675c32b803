// How a page hears an embed: the few lines that any host needs, used by the builder and the demonstration.
import { NAMESPACE, VERSION } from '$lib/embed/messages';

/** Calls back with every message of an embed's frame; gives the way to stop. */
export function embedMessages(
  frame: () => HTMLIFrameElement | undefined,
  told: (message: Record<string, unknown>) => void,
): () => void {
  const hear = ({ source, data }: MessageEvent): void => {
    if (!source || source !== frame()?.contentWindow) return;
    const message = data as Record<string, unknown> | null;
    if (message?.ns === NAMESPACE && message.v === VERSION) told(message);
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}
