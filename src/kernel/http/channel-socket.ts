import type { RawData, WebSocket } from 'ws';
import type { Problem } from '#contracts/access.ts';
import type { ChannelEndpoint } from '#contracts/contract.ts';
import type { Clock } from '#kernel/clock.ts';
import { invalid, NexusError } from '#kernel/errors.ts';
import type { ChannelServer } from '#kernel/tool.ts';
import type { HttpLimits } from './http-limits.ts';
import { isTooDeep } from './json-depth.ts';
import { messageQueue } from './message-queue.ts';

const readAhead = 64;
/** A close frame has room for 123 bytes (RFC 6455, 5.5.1). */
const longestReason = 123;

export interface ChannelSocketOptions {
  readonly clock: Clock;
  readonly limits: Pick<HttpLimits, 'channelHeartbeatMs' | 'channelBufferBytes'>;
  problemOf(error: unknown): Problem;
  /** Called once, whoever closed. */
  onClose(): void;
}

/** The server's end of a channel over a WebSocket that has been let in. */
export class ChannelSocket implements ChannelServer<unknown, unknown> {
  readonly #socket: WebSocket;
  readonly #endpoint: ChannelEndpoint;
  readonly #options: ChannelSocketOptions;
  readonly #received = messageQueue<unknown>(readAhead);
  #isClosed = false;
  #stopHeartbeat = () => {};

  constructor(socket: WebSocket, endpoint: ChannelEndpoint, options: ChannelSocketOptions) {
    this.#socket = socket;
    this.#endpoint = endpoint;
    this.#options = options;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', () => this.#leave());
    // A protocol error closes the socket too; that is all there is to do about it.
    socket.on('error', () => this.#leave());
    this.#beat();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async send(message: unknown): Promise<void> {
    const text = JSON.stringify(this.#endpoint.outgoing.parse(message));
    if (this.#socket.bufferedAmount > this.#options.limits.channelBufferBytes) {
      this.#socket.terminate();
      throw new NexusError('too-slow', 408, 'The other side does not read fast enough.');
    }
    await new Promise<void>((resolve, reject) => {
      this.#socket.send(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(code = 1000, reason = ''): void {
    this.#leave();
    this.#socket.close(code, reason);
  }

  /** Closes with 4000 + status and `<code> <sentence>`, from which the client makes the problem again. */
  fail(error: unknown): void {
    if (this.#isClosed) return;
    const { status, code, detail } = this.#options.problemOf(error);
    this.close(4000 + status, cutText(`${code} ${detail}`, longestReason));
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return this.#received.iterate(() => undefined);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isClosed) return;
    const message = this.#endpoint.incoming.safeParse(isBinary ? undefined : parseJson(data));
    if (!message.success) return this.fail(invalid('This message does not fit the channel.'));
    const taken = this.#received.push(message.data);
    if (this.#received.length <= readAhead) return;
    this.#socket.pause();
    void taken.then(() => this.#socket.resume());
  }

  /** A client that has not answered the last ping is gone, or does not read. */
  #beat(): void {
    let isAlive = true;
    this.#socket.on('pong', () => (isAlive = true));
    const beat = () => {
      if (!isAlive) return this.#socket.terminate();
      isAlive = false;
      this.#socket.ping();
      this.#stopHeartbeat = this.#options.clock.after(this.#options.limits.channelHeartbeatMs, beat);
    };
    this.#stopHeartbeat = this.#options.clock.after(this.#options.limits.channelHeartbeatMs, beat);
  }

  #leave(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopHeartbeat();
    this.#received.end();
    this.#options.onClose();
  }
}

/** Texts arrive whole, as one buffer: that is how ws was told to hand them over. */
function parseJson(data: RawData): unknown {
  if (!Buffer.isBuffer(data) || isTooDeep(data)) return undefined;
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}

/** As much of `text` as fits into `bytes` of UTF-8, whole characters only. */
function cutText(text: string, bytes: number): string {
  let end = Math.min(text.length, bytes);
  while (Buffer.byteLength(text.slice(0, end)) > bytes) end -= 1;
  return text.slice(0, end);
}
