import { parentPort } from 'node:worker_threads';
import { analyzers } from '../../analyzers/index.ts';
import { chunkQueue, type ChunkQueue } from './chunk-queue.ts';
import { performTask } from './perform-task.ts';
import type { FromThread, ToThread } from './scan-tasks.ts';

/* The thread's end: one task at a time, and the chunks that belong to it. */

let queue: ChunkQueue = emptyQueue();

function emptyQueue(): ChunkQueue {
  return chunkQueue(() => tell({ kind: 'took' }));
}

function tell(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
  parentPort?.postMessage(message);
}

async function perform(message: Extract<ToThread, { kind: 'task' }>): Promise<void> {
  try {
    tell({ kind: 'answer', answer: await performTask(message.task, queue.chunks, analyzers) });
  } catch (error) {
    tell({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
  }
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'task') {
    queue = emptyQueue();
    void perform(message);
  } else if (message.kind === 'chunk') queue.put(message.bytes);
  else queue.end();
});
