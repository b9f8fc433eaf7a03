import { spawn } from 'node:child_process';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NexusError } from '#kernel/errors.ts';
import { lineSplitter } from './line-splitter.ts';
import { endGroup } from './process-group.ts';
import type { ProcessOptions, ProcessResult } from './run-process.ts';

const readEveryMs = 100;
const maxKeptLength = 256_000;

/**
 * As `runProcess`, for work that must not stop half-way when NEXUS does: its outputs are files, so it goes on without a reader.
 * Somebody's cancelling ends it; the end of NEXUS does not, and then this never resolves.
 */
export async function runApart(
  program: string,
  args: readonly string[],
  options: ProcessOptions & { readonly signal: AbortSignal },
): Promise<ProcessResult> {
  options.signal.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), 'nexus-run-'));
  const [stdout, stderr] = [await tail(folder, 'stdout', options), await tail(folder, 'stderr', options)];
  const child = spawn(program, [...args], {
    cwd: options.workingDirectory,
    env: { ...options.environment },
    stdio: ['ignore', stdout.fd, stderr.fd],
    detached: true,
  });
  const ended = Promise.withResolvers<number | null>();
  child.once('error', ended.reject);
  child.once('close', ended.resolve);
  using _ = endGroup(child, options.signal, isCancelled);
  const reading = setInterval(() => void Promise.all([stdout.read(), stderr.read()]), readEveryMs);
  try {
    const exitCode = await ended.promise;
    clearInterval(reading);
    const [out, err] = [await stdout.finish(), await stderr.finish()];
    if (isCancelled(options.signal)) options.signal.throwIfAborted();
    return { exitCode, stdout: out, stderr: err };
  } finally {
    clearInterval(reading);
    await rm(folder, { recursive: true, force: true });
  }
}

function isCancelled({ reason }: AbortSignal): boolean {
  return reason instanceof NexusError && reason.code === 'cancelled';
}

interface Tail {
  readonly fd: number;
  read(): Promise<void>;
  /** Reads what is left; resolves to the text from its beginning. */
  finish(): Promise<string>;
}

async function tail(folder: string, name: string, { onLine }: ProcessOptions): Promise<Tail> {
  const file = await open(join(folder, name), 'w+', 0o600);
  const decoder = new TextDecoder();
  const lines = lineSplitter(onLine);
  let kept = '';
  let position = 0;
  let reading: Promise<void> = Promise.resolve();
  const readOn = async () => {
    for (
      let bytes = await nextBytes(file, position);
      bytes.length > 0;
      bytes = await nextBytes(file, position)
    ) {
      position += bytes.length;
      const text = decoder.decode(bytes, { stream: true });
      kept += text.slice(0, Math.max(maxKeptLength - kept.length, 0));
      lines.push(text);
    }
  };
  // One reader at a time, or a line would come twice.
  const read = () => (reading = reading.then(readOn));
  return {
    fd: file.fd,
    read,
    async finish() {
      await read();
      lines.end();
      await file.close();
      return kept;
    },
  };
}

async function nextBytes(file: FileHandle, position: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), 0, 65_536, position);
  return buffer.subarray(0, bytesRead);
}
