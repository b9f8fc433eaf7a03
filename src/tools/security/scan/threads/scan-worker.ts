import { parentPort } from 'node:worker_threads';
import { readStored } from '#library/layers/open-image/stored-layer.ts';
import { analyzers } from '../../analyzers/index.ts';
import { chunkQueue, type ChunkQueue } from './chunk-queue.ts';
import { inTurns } from './in-turns.ts';
import { performTask } from './perform-task.ts';
import type { FromThread, ToThread } from './scan-tasks.ts';

/* The thread's end: one task at a time, and the chunks that belong to it. */

let queue: ChunkQueue = emptyQueue();

function emptyQueue(): ChunkQueue {
  return chunkQueue(({ buffer }) => {
    if (buffer instanceof ArrayBuffer) tell({ kind: 'took', buffer }, [buffer]);
  });
}

function tell(message: FromThread, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...moved]);
}

async function perform({ task, stored }: Extract<ToThread, { kind: 'task' }>): Promise<void> {
  const onRead = (bytes: number) => tell({ kind: 'read', bytes });
  const chunks = stored ? inTurns(readStored(stored), onRead) : queue.chunks;
  try {
    tell({ kind: 'answer', answer: await performTask(task, chunks, analyzers) });
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
