// The benchmark's worker: makes a trainer when told to, and trains one round for each message.
import { parentPort } from 'node:worker_threads';
import { create, engines } from './adapter.mjs';
import { create as createPlain } from './plain.mjs';

const makers = { plain: createPlain, tuned: engines.tuned, kernel: create };
const trainers = new Map();

parentPort.on('message', ({ row, problem, epochs, weights }) => {
  if (problem) trainers.set(row, { trainer: makers[row](problem), problem });
  const { trainer, problem: known } = trainers.get(row);
  const start = performance.now();
  if (epochs) trainer.trainEpochs(known.X, known.T, epochs);
  const seconds = (performance.now() - start) / 1000;
  parentPort.postMessage(weights ? trainer.getWeights().flatMap(({ w, b }) => [...w, ...b]) : seconds);
});
