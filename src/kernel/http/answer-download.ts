import type { Caller } from '#contracts/access.ts';
import type { DownloadEndpoint } from '#contracts/contract.ts';
import { attachmentHeader, type Download } from '#contracts/transfer.ts';
import { callContext } from './call-context.ts';
import type { ParsedInput } from './endpoint-input.ts';
import { handlerOf } from './handler-of.ts';
import type { ServedTool } from './http-server-options.ts';
import { problemOf } from './problem.ts';
import type { HttpContext, Serving } from './serving.ts';
import { trackTransfer } from './track-transfer.ts';

export interface DownloadRequest {
  readonly c: HttpContext;
  readonly tool: ServedTool;
  readonly name: string;
  readonly endpoint: DownloadEndpoint;
  readonly caller: Caller;
  readonly input: ParsedInput;
}

/**
 * Sends a file as an attachment, only as fast as it is read. What fails before the first bytes is answered with its own
 * status; later, the connection is cut, so that half a file never looks whole.
 */
export async function answerDownload(request: DownloadRequest, serving: Serving): Promise<Response> {
  const { c, tool, name, caller, input } = request;
  c.set('isTransfer', true);
  if (c.req.raw.method === 'HEAD') return new Response(null, { headers: { 'cache-control': 'no-store' } });
  const transfer = trackTransfer(caller, c.req.raw.signal, serving);
  const header = (field: string) => c.req.header(field);
  const context = callContext(caller, header, c.get('connection'), transfer.signal, serving);
  try {
    const file = await handlerOf<Promise<Download>>(tool, name)(input, context);
    const chunks = file.chunks[Symbol.asyncIterator]();
    const first = await chunks.next();
    const cut = (error: unknown) => {
      if (!transfer.signal.aborted) problemOf(error, serving.options.log);
      c.env.outgoing?.destroy();
    };
    const body = ReadableStream.from(restOf(first, chunks, transfer, cut));
    return new Response(body, { headers: headersOf(file) });
  } catch (error) {
    transfer[Symbol.dispose]();
    throw error;
  }
}

function headersOf({ fileName, contentType, lengthBytes }: Download): Record<string, string> {
  return {
    'content-type': contentType ?? 'application/octet-stream',
    'content-disposition': attachmentHeader(fileName),
    'cache-control': 'no-store, no-transform',
    // nginx would otherwise write the whole file to its own disk first.
    'x-accel-buffering': 'no',
    ...(lengthBytes !== undefined && { 'content-length': String(lengthBytes) }),
  };
}

/** Written out: a generator that is never begun would not run its `finally`, and the engine's stream would stay open. */
function restOf(
  first: IteratorResult<Uint8Array, unknown>,
  chunks: AsyncIterator<Uint8Array>,
  transfer: Disposable & { readonly signal: AbortSignal },
  cut: (error: unknown) => void,
): AsyncIterable<Uint8Array> {
  let ahead: IteratorResult<Uint8Array, unknown> | undefined = first;
  const end = async () => {
    transfer[Symbol.dispose]();
    await chunks.return?.();
    return { done: true as const, value: undefined };
  };
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    try {
      transfer.signal.throwIfAborted();
      const step = ahead ?? (await chunks.next());
      ahead = undefined;
      return step.done ? await end() : { done: false, value: step.value };
    } catch (error) {
      cut(error);
      return await end();
    }
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}
