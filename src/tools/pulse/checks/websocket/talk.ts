import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { reasonOfError } from '../connection/reason-of-error.ts';
import { detailOf, type Reason } from '../reasons.ts';

const maxMessageBytes = 1024 * 1024;
const maxHeaderBytes = 64 * 1024;
/** How long the server may take to say good-bye; one that does not is well all the same. */
const farewellMs = 1000;
const normalClosure = 1000;

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

interface State {
  heard: string | undefined;
  isOpened: boolean;
  /** All that was wanted is there; what is left is to say good-bye. */
  isDone: boolean;
  farewell: NodeJS.Timeout | undefined;
}

type End = (reason?: Reason, status?: number) => void;

/** Opens a WebSocket over a connection that stands, says something, and listens. The connection is gone afterwards. */
export function talk(plain: Socket, dialogue: Dialogue, signal: AbortSignal): Promise<Talk> {
  return new Promise((resolve) => {
    const socket = socketOver(plain, dialogue);
    const state: State = { heard: undefined, isOpened: false, isDone: false, farewell: undefined };
    const end: End = (reason, status) => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(state.farewell);
      socket.terminate();
      plain.destroy();
      const { heard, isOpened } = state;
      resolve({ heard, isOpened, ...(reason && { reason }), ...(status !== undefined && { status }) });
    };
    const giveUp = () => end(unlessDone(state, { id: 'timeout-answer' }));
    signal.addEventListener('abort', giveUp);
    converse(socket, dialogue, state, end);
    socket.on('error', (error) => end(state.isDone ? undefined : failureOf(error)));
    socket.once('unexpected-response', (_, { statusCode = 0, statusMessage = '' }) => {
      const id = statusCode === 401 || statusCode === 403 ? 'auth' : 'status';
      end({ id, detail: detailOf(`${statusCode} ${statusMessage}`) }, statusCode);
    });
    if (signal.aborted) giveUp();
  });
}

/** The scheme does not matter: the connection is already there, encrypted or not. */
function socketOver(plain: Socket, { authority, path, protocols, headers }: Dialogue): WebSocket {
  return new WebSocket(`ws://${authority}${path}`, [...protocols], {
    createConnection: () => plain,
    headers: { ...headers, Host: authority },
    maxPayload: maxMessageBytes,
    maxHeaderSize: maxHeaderBytes,
    perMessageDeflate: false,
    followRedirects: false,
  });
}

function converse(socket: WebSocket, dialogue: Dialogue, state: State, end: End): void {
  const done = () => {
    state.isDone = true;
    state.farewell = setTimeout(end, farewellMs);
    socket.close(normalClosure);
  };
  socket.once('open', () => {
    state.isOpened = true;
    if (dialogue.say) socket.send(dialogue.say);
    if (!dialogue.isAnswerAwaited) done();
  });
  socket.on('message', (data) => {
    if (state.isDone) return;
    state.heard = textOf(data);
    if (state.heard.includes(dialogue.wanted)) done();
  });
  socket.once('close', (code, words) => {
    // Without good-bye: 1006 by RFC 6455, 7.1.5.
    if (code === 1006) return end(unlessDone(state, { id: 'reset' }));
    const detail = detailOf(`Closed with code ${code} ${words.toString('utf8')}`);
    if (!dialogue.isCloseCodeAccepted(code)) end({ id: 'bad-answer', detail });
    else end(unlessDone(state, { id: 'reset', detail }));
  });
}

/** Why there is no answer; where others came than the wanted one, that is why. */
function unlessDone({ isDone, heard }: State, otherwise: Reason): Reason | undefined {
  if (isDone) return undefined;
  return heard === undefined ? otherwise : { id: 'keyword-missing', detail: detailOf(heard) };
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
