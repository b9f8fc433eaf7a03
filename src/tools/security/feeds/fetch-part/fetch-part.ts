import { createReadStream } from 'node:fs';
import { gunzipped } from '../reading/unzipped.ts';
import type { FetchTools } from './ask.ts';
import { attempt, type Attempted, type PartRequest } from './attempt.ts';
import { FetchFault } from './fetch-fault.ts';
import { failureOf, type FetchFailure } from './fetch-small.ts';
import { discard, downloadFiles, makeFolder, type DownloadFiles } from './kept-download.ts';
import type { Validators } from './validators.ts';
import { startWatch } from './watched.ts';

export type FetchOutcome =
  | { readonly kind: 'unchanged'; readonly validators: Validators }
  | { readonly kind: 'new'; readonly download: Download; readonly validators: Validators }
  | FetchFailure;

/** A file that came whole. Disposing of it deletes it. */
export interface Download extends AsyncDisposable {
  /** As it was sent, perhaps packed. */
  readonly sizeBytes: number;
  /** The content, with the encoding of the transfer taken off. */
  read(): AsyncIterable<Uint8Array>;
}

const mostDecodedBytes = 4 * 1024 ** 3;

/**
 * Fetches one file of a feed to disk, unless it is the same as before: conditional (ETag, Last-Modified), within bounds of bytes and time,
 * checked for length, checksum and end, and resumed after a break, now or at the next call. Nothing that was there before is touched.
 * Rejects only when `outer` aborts, with its reason.
 */
export async function fetchPart(
  request: PartRequest,
  tools: FetchTools,
  outer?: AbortSignal,
): Promise<FetchOutcome> {
  outer?.throwIfAborted();
  const files = downloadFiles(request.folder, request.name);
  using watch = startWatch(tools.clock, tools.limits, outer);
  let fault: FetchFault | undefined;
  for (let count = 1; count <= tools.limits.attempts; count += 1) {
    try {
      await makeFolder(files, tools.clock.now());
      return outcomeOf(await attempt(request, files, tools, watch), files);
    } catch (error) {
      outer?.throwIfAborted();
      if (!(error instanceof FetchFault)) throw error;
      fault = error;
    }
    watch.hold();
    if (count === tools.limits.attempts || watch.signal.aborted) break;
    if (!(await pause(fault, count, tools, watch.signal))) break;
  }
  outer?.throwIfAborted();
  return failureOf(fault ?? new FetchFault('timeout', 'It took too long.'));
}

function outcomeOf(attempted: Attempted, files: DownloadFiles): FetchOutcome {
  if (attempted.kind === 'unchanged') return attempted;
  const { sizeBytes, encoding, validators } = attempted;
  const download: Download = {
    sizeBytes,
    read() {
      const content: AsyncIterable<Buffer> = createReadStream(files.content);
      return encoding === 'gzip' ? gunzipped(content, mostDecodedBytes) : content;
    },
    [Symbol.asyncDispose]: () => discard(files),
  };
  return { kind: 'new', download, validators };
}

/** Waits before the next attempt; false when there is none. */
async function pause(
  fault: FetchFault,
  count: number,
  { clock, limits, random }: FetchTools,
  signal: AbortSignal,
): Promise<boolean> {
  if (!fault.isPassing) return false;
  const backOffMs = limits.pauseMs * 2 ** (count - 1) * (0.5 + random() / 2);
  const toldMs = fault.retryAtMs === null ? 0 : fault.retryAtMs - clock.now();
  if (toldMs > limits.mostPauseMs) return false;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(Math.max(backOffMs, toldMs), resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  cancel();
  return !signal.aborted;
}
