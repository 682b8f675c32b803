// The training worker: hands the page's messages to a session and its snapshots back.
import { buffersOf } from './curve';
import type { PageMessage } from './protocol';
import { TrainingSession } from './session';

const session = new TrainingSession(() => performance.now());

addEventListener('message', ({ data }: MessageEvent<PageMessage>) => {
  const snapshot = session.handle(data);
  if (!snapshot) return;
  const { curve, packed, between } = snapshot;
  const states = [packed, ...between].map(({ numbers }) => numbers.buffer);
  postMessage(snapshot, { transfer: [...buffersOf(curve), ...states] });
});
