import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { reasonOfError } from '../connection/reason-of-error.ts';
import { detailOf, type Reason } from '../reasons.ts';

const maxMessageBytes = 1024 * 1024;
const maxHeaderBytes = 64 * 1024;
/** How long the server may take to say good-bye; one that does not is well all the same. */
const farewellMs = 1000;
const goingAway = 1000;

export interface Dialogue {
  /** Of the address that is shown to the server; the connection stands already. */
  readonly path: string;
  readonly authority: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocols: readonly string[];
  readonly say: string | undefined;
  /** Whether a message is waited for at all. */
  readonly isAnswerAwaited: boolean;
  /** What one of the messages has to contain. */
  readonly wanted: string;
  readonly isCloseCodeAccepted: (code: number) => boolean;
}

export interface Talk {
  readonly heard: string | undefined;
  readonly isOpened: boolean;
  /** Of the answer to the request for a WebSocket, where it was no consent. */
  readonly status?: number;
  readonly reason?: Reason;
}

/** Opens a WebSocket over a connection that stands, says something, and listens. The connection is gone afterwards. */
export function talk(plain: Socket, dialogue: Dialogue, signal: AbortSignal): Promise<Talk> {
  return new Promise((resolve) => {
    // The scheme does not matter: the connection is already there, encrypted or not.
    const socket = new WebSocket(`ws://${dialogue.authority}${dialogue.path}`, [...dialogue.protocols], {
      createConnection: () => plain,
      headers: { ...dialogue.headers, Host: dialogue.authority },
      maxPayload: maxMessageBytes,
      maxHeaderSize: maxHeaderBytes,
      perMessageDeflate: false,
      followRedirects: false,
    });
    let heard: string | undefined;
    let isOpened = false;
    let isDone = false;
    let farewell: NodeJS.Timeout | undefined;
    const end = (reason?: Reason, status?: number) => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(farewell);
      socket.terminate();
      plain.destroy();
      resolve({ heard, isOpened, ...(reason && { reason }), ...(status !== undefined && { status }) });
    };
    const missing = (otherwise: Reason): Reason =>
      heard === undefined ? otherwise : { id: 'keyword-missing', detail: detailOf(heard) };
    const giveUp = () => end(isDone ? undefined : missing({ id: 'timeout-answer' }));
    const done = () => {
      isDone = true;
      farewell = setTimeout(() => end(), farewellMs);
      socket.close(goingAway);
    };
    signal.addEventListener('abort', giveUp);
    socket.on('error', (error) => end(isDone ? undefined : failureOf(error)));
    socket.once('unexpected-response', (_, { statusCode = 0, statusMessage = '' }) => {
      const id = statusCode === 401 || statusCode === 403 ? 'auth' : 'status';
      end({ id, detail: detailOf(`${statusCode} ${statusMessage}`) }, statusCode);
    });
    socket.once('open', () => {
      isOpened = true;
      if (dialogue.say) socket.send(dialogue.say);
      if (!dialogue.isAnswerAwaited) done();
    });
    socket.on('message', (data) => {
      if (isDone) return;
      heard = textOf(data);
      if (heard.includes(dialogue.wanted)) done();
    });
    socket.once('close', (code, words) => {
      // Without good-bye: 1006 by RFC 6455, 7.1.5.
      if (code === 1006) return end(isDone ? undefined : missing({ id: 'reset' }));
      const closed = detailOf(`Closed with code ${code} ${words.toString('utf8')}`);
      if (!dialogue.isCloseCodeAccepted(code)) end({ id: 'bad-answer', detail: closed });
      else end(isDone ? undefined : missing({ id: 'reset', detail: closed }));
    });
    if (signal.aborted) giveUp();
  });
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function failureOf(error: Error): Reason {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return { id: 'body-too-large', detail: 'More than 1 MiB' };
  return reasonOfError(error) ?? { id: 'bad-answer', detail: detailOf(error.message) };
}
