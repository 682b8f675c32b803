// The presenter follows: the newest word of the newest page counts, late windows ask, silence is noticed.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { format } from '$lib/experiment/file';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { noTalk, type Talk } from '$lib/experiment/talk';
import { Presentation } from '$lib/state/Presentation.svelte';
import { arrange } from '$lib/widgets/presenter/arrange';
import { Following } from '$lib/widgets/presenter/Following.svelte';
import { shownOf } from '$lib/widgets/presenter/host.svelte';
import { sealed, type FromProjector, type Shown } from '$lib/widgets/presenter/messages';
import { Drive } from '$lib/widgets/drive/Drive.svelte';
import { actsOn } from '$lib/widgets/present/acts';
import { Replay } from '$lib/training/replay';

/** A channel whose other end is the test. */
class FakeChannel {
  static last: FakeChannel;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  sent: Record<string, unknown>[] = [];
  constructor(readonly name: string) {
    FakeChannel.last = this;
  }
  postMessage(data: Record<string, unknown>): void {
    this.sent.push(data);
  }
  close(): void {}
  hear(message: FromProjector): void {
    this.onmessage?.({ data: sealed(message) });
  }
}
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', FakeChannel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function shownAt(step: number, talk: Talk = noTalk(), ask = false): Shown {
  const experiment = { ...textbookExperiment(), position: { epoch: 1, tuple: 0, step } };
  const one = new Presentation(experiment, talk);
  const drive = new Drive(() => one.walk);
  if (ask) drive.toggle();
  return shownOf(one, drive, { width: 1024, height: 768, scale: 1 });
}
const file = format(textbookExperiment());
const stepOf = ({ shown }: Following): number | undefined => shown?.position.step;

async function followed(): Promise<[Following, FakeChannel]> {
  const following = new Following('abcdef');
  const line = FakeChannel.last;
  line.hear({ type: 'snapshot', from: 'one', number: 1, shown: shownAt(5), file });
  await vi.waitFor(() => expect(following.source).not.toBeNull());
  return [following, line];
}

it('asks for the whole when it opens, and shows what it is told', async () => {
  const [following, line] = await followed();
  expect(line.name).toBe('backstep-present:abcdef');
  expect(line.sent[0]).toMatchObject({ ns: 'backstep-present', v: 1, type: 'ask', whole: true });
  expect([following.state, stepOf(following)]).toEqual(['live', 5]);
  following.close();
});

it('drops what is stale', async () => {
  const [following, line] = await followed();
  line.hear({ type: 'shown', from: 'one', number: 5, shown: shownAt(7) });
  line.hear({ type: 'shown', from: 'one', number: 4, shown: shownAt(6) });
  expect(stepOf(following)).toBe(7);
  following.close();
});

it('takes up a projector that was loaded again, and no word of the page before', async () => {
  const [following, line] = await followed();
  line.hear({ type: 'bye', from: 'one' });
  expect(following.state).toBe('silent');
  line.hear({ type: 'shown', from: 'two', number: 1, shown: shownAt(9) });
  expect(line.sent[line.sent.length - 1]).toMatchObject({ type: 'ask', whole: true });
  line.hear({ type: 'snapshot', from: 'two', number: 2, shown: shownAt(9), file });
  line.hear({ type: 'shown', from: 'two', number: 3, shown: shownAt(10) });
  await vi.waitFor(() => expect(stepOf(following)).toBe(10));
  line.hear({ type: 'shown', from: 'one', number: 99, shown: shownAt(1) });
  expect([following.state, stepOf(following)]).toEqual(['live', 10]);
  following.close();
});

it('notices silence, and hears again', async () => {
  const [following, line] = await followed();
  vi.advanceTimersByTime(9000);
  expect(following.state).toBe('silent');
  line.hear({ type: 'shown', from: 'one', number: 2, shown: shownAt(6) });
  expect([following.state, stepOf(following)]).toEqual(['live', 6]);
  following.close();
});

it('says when the browser refuses channels', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(new Following('abcdef').state).toBe('refused');
});

it('a file that is no experiment changes nothing', async () => {
  const [following, line] = await followed();
  line.hear({ type: 'snapshot', from: 'one', number: 2, shown: shownAt(6), file: { network: 7 } });
  await vi.advanceTimersByTimeAsync(10);
  expect(following.source?.experiment).toEqual(textbookExperiment());
  following.close();
});

const at = (step: number) => ({ epoch: 1, tuple: 0, step });
const talk: Talk = {
  lesson: null,
  steps: [
    { at: at(5), note: '', ask: false },
    { at: at(14), note: '', ask: true },
    { at: at(12), note: '', ask: true },
  ],
};

it('the next slide is the one to which the projector’s own Next leads, all through a talk', () => {
  for (const list of [noTalk(), talk]) {
    const one = new Presentation(textbookExperiment(), list);
    const drive = new Drive(() => one.walk);
    const acts = actsOn(one, drive, () => {});
    const source = { experiment: textbookExperiment(), talk: list, replay: new Replay(textbookExperiment()) };
    for (let i = 0; i < 12; i++) {
      if (i === 6) acts.ask();
      const shown = shownOf(one, drive, { width: 1024, height: 768, scale: 1 });
      const now = arrange(source, shown);
      expect(now.at.position).toEqual(one.walk.position);
      expect(now.question?.step).toBe(drive.question?.step);
      const ahead = arrange(source, shown, true);
      acts.next();
      expect(ahead.at.position).toEqual(one.walk.position);
      expect(ahead.question?.step).toBe(drive.question?.step);
      expect(ahead.index).toBe(one.index);
    }
  }
});

it('a listed step that gives no value to ask for is shown at once', () => {
  const one = new Presentation(textbookExperiment(), {
    lesson: null,
    steps: [talk.steps[0], { at: at(2), note: '', ask: true }],
  });
  const drive = new Drive(() => one.walk);
  actsOn(one, drive, () => {}).next();
  expect([drive.question, one.walk.position.step]).toEqual([null, 2]);
});
