import type { Socket } from 'node:net';
import { reasonOfError } from '../connection/reason-of-error.ts';
import { detailOf, type Reason } from '../reasons.ts';

const maxBytes = 64 * 1024;

export interface Conversation {
  /** What was said, as far as it was read. */
  readonly heard: Buffer;
  /** Why no answer came, or not the right one. */
  readonly reason?: Reason;
}

/**
 * Says something on a connection and listens until the wanted bytes came, or anything where none are wanted. The connection is
 * gone afterwards.
 */
export function converse(
  socket: Socket,
  { say, wanted }: { readonly say: Buffer; readonly wanted: Buffer },
  signal: AbortSignal,
): Promise<Conversation> {
  return new Promise((resolve) => {
    let heard = Buffer.alloc(0);
    const end = (reason?: Reason) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve({ heard, ...(reason && { reason }) });
    };
    const missing = (otherwise: Reason): Reason =>
      heard.length === 0 ? otherwise : { id: 'keyword-missing', detail: detailOf(heard.toString('utf8')) };
    const giveUp = () => end(missing({ id: 'timeout-answer' }));
    signal.addEventListener('abort', giveUp);
    socket.on('error', (error) => {
      end(missing(reasonOfError(error) ?? { id: 'reset', detail: detailOf(error.message) }));
    });
    socket.once('end', () => end(missing({ id: 'reset', detail: 'Closed without an answer' })));
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.includes(wanted)) end();
      else if (heard.length > maxBytes) end(missing({ id: 'body-too-large' }));
    });
    if (signal.aborted) giveUp();
    else if (say.length > 0) socket.write(say);
  });
}
