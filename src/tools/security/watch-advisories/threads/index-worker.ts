import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadSetup, ToThread } from './index-requests.ts';
import { openIndexTasks } from './index-tasks.ts';
import { threadFailure } from './thread-failure.ts';

/* The thread's end: what is slow waits for its network and disk, and what is asked meanwhile is answered in between. */

const setup: ThreadSetup = workerData;
const tasks = openIndexTasks(setup);
const running = new Map<number, AbortController>();

function tell(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
  parentPort?.postMessage(message);
}

async function perform({ id, name, input }: Extract<ToThread, { kind: 'request' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    tell({ kind: 'answer', id, answer: await tasks.perform(name, input, controller.signal) });
  } catch (error) {
    tell({ kind: 'failed', id, failure: threadFailure(tasks.settle(error), controller.signal) });
  } finally {
    running.delete(id);
  }
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'request') void perform(message);
  else running.get(message.id)?.abort(new Error('It is not wanted any more.'));
});
