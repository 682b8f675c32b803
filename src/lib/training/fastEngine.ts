// The fastest engine as a replay uses it.
import { startFastRun } from './kernel/fastRun';
import { packedCheckpoint } from './packedCheckpoint';
import type { StartEngine } from './seek';

/** Goes on from a state at full speed; the state is not changed. */
export const startFastEngine: StartEngine = (experiment, state) => {
  const run = startFastRun(experiment, state);
  return {
    present(count) {
      const done = run.present(count);
      run.takeEpochs();
      return done;
    },
    get over() {
      return run.over;
    },
    state: () => run.state(),
    checkpoint: () => packedCheckpoint(run.packed(), experiment),
  };
};
