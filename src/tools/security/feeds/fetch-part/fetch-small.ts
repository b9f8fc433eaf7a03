import type { FetchTools } from './ask.ts';
import { ask } from './ask.ts';
import { FetchFault, type FetchReason } from './fetch-fault.ts';
import { startWatch, watched } from './watched.ts';

export type SmallOutcome<Result> = { readonly kind: 'read'; readonly result: Result } | FetchFailure;

export interface FetchFailure {
  readonly kind: 'failed';
  readonly reason: FetchReason;
  /** A sentence for a person. */
  readonly detail: string;
  readonly retryAtMs: number | null;
}

export function failureOf({ reason, message, retryAtMs }: FetchFault): FetchFailure {
  return { kind: 'failed', reason, detail: message, retryAtMs };
}

/**
 * Fetches what is read at once and not kept, such as a list of changes: `read` gets the body as it streams by and may leave it early; null
 * when there is none (404, 410). What `read` throws is thrown; a body that breaks off is a failure.
 */
export async function fetchSmall<Result>(
  url: string,
  mostBytes: number,
  tools: FetchTools,
  read: (body: AsyncIterable<Buffer> | null) => Promise<Result>,
  outer?: AbortSignal,
): Promise<SmallOutcome<Result>> {
  using watch = startWatch(tools.clock, tools.limits, outer);
  watch.touch();
  try {
    const answer = await ask(url, { 'Accept-Encoding': 'identity' }, tools, watch.signal);
    const { status } = answer;
    if (status !== 200 && status !== 404 && status !== 410)
      throw new FetchFault('wrong-answer', `The server answers with ${status}.`);
    try {
      const body = status === 200 ? watched(answer.body, watch, mostBytes) : null;
      return { kind: 'read', result: await read(body) };
    } finally {
      answer.discard();
    }
  } catch (error) {
    outer?.throwIfAborted();
    if (error instanceof FetchFault) return failureOf(error);
    throw error;
  }
}
