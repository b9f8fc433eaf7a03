import type { ChannelClient } from './client.ts';
import type { ChannelEndpoint } from './contract.ts';
import { callerProblem } from './problem-error.ts';
import type { ProblemError } from './problem-error.ts';

/** The part of the standard WebSocket that a channel needs. */
export interface WebSocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
  addEventListener(type: 'error', listener: () => void): void;
}
export type WebSocketClass = new (url: string) => WebSocketLike;

const connecting = 0;

/**
 * The caller's end of a channel over `socket`. Messages sent before it is open wait. Iterating ends when the server closes
 * normally, and throws a ProblemError when it closes for a reason, cannot be reached or sends what the contract forbids.
 */
export function openChannel(
  socket: WebSocketLike,
  endpoint: Pick<ChannelEndpoint, 'incoming' | 'outgoing'>,
  signal: AbortSignal | undefined,
): ChannelClient<unknown, unknown> {
  const received = receiveQueue();
  const waiting: string[] = [];
  const close = () => socket.close();
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', ({ data }) => {
    const message = endpoint.outgoing.safeParse(parseMessage(data));
    if (message.success) return received.push(message.data);
    received.end(callerProblem('unexpected-answer', 502, 'A message does not fit this version of NEXUS.'));
    socket.close();
  });
  socket.addEventListener('error', () => {
    received.end(callerProblem('unreachable', 503, 'NEXUS could not be reached.'));
  });
  socket.addEventListener('close', ({ code, reason }) => {
    signal?.removeEventListener('abort', close);
    received.end(problemOfClose(code, reason));
  });
  signal?.addEventListener('abort', close, { once: true });
  if (signal?.aborted) close();
  return {
    send(message) {
      const text = JSON.stringify(endpoint.incoming.parse(message));
      if (socket.readyState === connecting) waiting.push(text);
      else socket.send(text);
    },
    close,
    [Symbol.asyncIterator]: () => received.iterate(close),
  };
}

/** 1000 and 1005: closed normally. 4000 + status: refused, with `<code> <sentence>` as the reason. */
function problemOfClose(code: number, reason: string): ProblemError | undefined {
  if (code === 1000 || code === 1005) return undefined;
  if (code < 4400 || code > 4599)
    return callerProblem('unreachable', 503, reason || 'The connection was cut.');
  const [problemCode, ...words] = reason.split(' ');
  return callerProblem(problemCode || 'unexpected-answer', code - 4000, words.join(' '));
}

function parseMessage(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

interface ReceiveQueue {
  push(message: unknown): void;
  /** Only the first call counts; iterating ends after what was received before. */
  end(failure: ProblemError | undefined): void;
  iterate(onReturn: () => void): AsyncIterator<unknown>;
}

function receiveQueue(): ReceiveQueue {
  const messages: unknown[] = [];
  let ended: { readonly failure: ProblemError | undefined } | undefined;
  let wake: (() => void) | undefined;
  return {
    push(message) {
      messages.push(message);
      wake?.();
    },
    end(failure) {
      ended ??= { failure };
      wake?.();
    },
    async *iterate(onReturn) {
      try {
        for (;;) {
          if (messages.length > 0) yield messages.shift();
          else if (ended?.failure) throw ended.failure;
          else if (ended) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        onReturn();
      }
    },
  };
}
