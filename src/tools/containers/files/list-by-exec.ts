import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { createExec, startExec } from '#library/docker/exec.ts';
import { listScript, maxOutputBytes } from './list-script.ts';
import type { ListedFolder } from './listed-folder.ts';
import { readScriptOutput } from './read-script-output.ts';

const timeoutMs = 20_000;

/**
 * Asks the programs of a running container, which see everything at once and send no content. Null when it has no shell, does
 * not answer in time, or is paused: then another way must be found.
 */
export async function listByExec(
  engine: Engine,
  container: string,
  fullPath: string,
  signal: AbortSignal,
): Promise<ListedFolder | null> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const folder = fullPath === '/' ? '' : fullPath;
  try {
    const command = ['sh', '-c', listScript, 'sh', folder];
    const id = await createExec(engine, container, { command, user: '0' }, { signal: patience });
    using session = await startExec(engine, id, { signal: patience });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const { stream, bytes: chunk } of session.output) {
      if (stream !== 'stdout') continue;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxOutputBytes) break;
    }
    return readScriptOutput(Buffer.concat(chunks), folder);
  } catch (error) {
    signal.throwIfAborted();
    if (patience.aborted || isEngineError(error)) return null;
    throw error;
  }
}
