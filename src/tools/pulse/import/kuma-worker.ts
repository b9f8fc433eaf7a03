import { parentPort, workerData } from 'node:worker_threads';
import { openKuma, readBeats, readKuma, UnreadableKuma } from './kuma-store.ts';
import type { KumaQuestion, KumaReply } from './kuma-questions.ts';

/** Reads somebody else's database apart from everything, so that a hostile one holds up nobody. */
const { path, isWal }: { readonly path: string; readonly isWal: boolean } = workerData;
const database = guarded(() => openKuma(path));

parentPort?.on('message', (question: KumaQuestion) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
  parentPort?.postMessage(answer(question));
});

function answer(question: KumaQuestion): KumaReply {
  if (database.kind === 'failed') return database;
  const opened = database.value;
  return guarded(() =>
    question.ask === 'data' ? readKuma(opened, isWal) : readBeats(opened, question.afterId),
  );
}

function guarded<Value>(
  run: () => Value,
): { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'failed'; readonly why: string } {
  try {
    return { kind: 'answer', value: run() };
  } catch (error) {
    return { kind: 'failed', why: error instanceof UnreadableKuma ? error.message : 'damaged' };
  }
}
