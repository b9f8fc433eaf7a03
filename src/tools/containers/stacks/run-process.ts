import { spawn } from 'node:child_process';
import { lineSplitter } from './line-splitter.ts';
import { endGroup } from './process-group.ts';

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

/**
 * Runs a program without a shell and ends it with all its children when the signal aborts or the time is over. Rejects with the
 * system's error (`ENOENT`, `EACCES`) when it cannot be started.
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
  using _ = endGroup(child, signal);
  const ended = Promise.withResolvers<number | null>();
  child.once('error', ended.reject);
  child.once('close', ended.resolve);
  const exitCode = await ended.promise;
  signal.throwIfAborted();
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

/** Keeps the beginning up to the limit, and goes on reading, so that the program is never held up. */
function collect(
  stream: NodeJS.ReadableStream,
  maxLength: number,
  onLine: ((line: string) => void) | undefined,
): () => string {
  let kept = '';
  const lines = lineSplitter(onLine);
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    kept += chunk.slice(0, Math.max(maxLength - kept.length, 0));
    lines.push(chunk);
  });
  stream.on('end', () => lines.end());
  return () => kept;
}
