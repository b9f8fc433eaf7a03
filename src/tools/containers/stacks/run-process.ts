import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Each line of both outputs, as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

export interface ProcessResult {
  /** Null when it was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const maxStdoutLength = 32_000_000;
const maxStderrLength = 256_000;
const maxLineLength = 4_096;
const graceMs = 10_000;

/**
 * Runs a program without a shell, in a process group of its own. When the signal aborts, the whole group is asked to end, and killed
 * ten seconds later. Rejects with the system's error (`ENOENT`, `EACCES`) when it cannot be started.
 */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const limits = [options.signal, options.timeoutMs && AbortSignal.timeout(options.timeoutMs)];
  const signal = AbortSignal.any(limits.filter((one) => one instanceof AbortSignal));
  signal.throwIfAborted();
  const child = spawn(program, [...args], {
    cwd: options.workingDirectory,
    env: { ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stdout = collect(child.stdout, maxStdoutLength, options.onLine);
  const stderr = collect(child.stderr, maxStderrLength, options.onLine);
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    killGroup(child.pid, 'SIGTERM');
    killing = setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number | null>();
    child.once('error', reject);
    child.once('close', resolve);
    const exitCode = await promise;
    signal.throwIfAborted();
    return { exitCode, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(killing);
    signal.removeEventListener('abort', stop);
  }
}

function killGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/** Keeps the beginning up to the limit, and goes on reading, so that the program is never held up. */
function collect(
  stream: NodeJS.ReadableStream,
  maxLength: number,
  onLine: ((line: string) => void) | undefined,
): () => string {
  let kept = '';
  let open = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    kept += chunk.slice(0, Math.max(maxLength - kept.length, 0));
    if (!onLine) return;
    const lines = (open + chunk).split(/\r?\n/);
    open = (lines.pop() ?? '').slice(0, maxLineLength);
    for (const line of lines) onLine(line.slice(0, maxLineLength));
  });
  stream.on('end', () => {
    if (open !== '') onLine?.(open);
  });
  return () => kept;
}
