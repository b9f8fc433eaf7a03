import type { ChildProcess } from 'node:child_process';

const graceMs = 10_000;

/**
 * Asks the child's whole group to end when the signal aborts for a reason that counts, and kills it ten seconds later. The child
 * leads a group of its own (`detached`).
 */
export function endGroup(
  child: ChildProcess,
  signal: AbortSignal,
  counts: (signal: AbortSignal) => boolean = () => true,
): Disposable {
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    if (!counts(signal)) return;
    killGroup(child.pid, 'SIGTERM');
    killing = setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    [Symbol.dispose]() {
      clearTimeout(killing);
      signal.removeEventListener('abort', stop);
    },
  };
}

function killGroup(pid: number | undefined, name: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
