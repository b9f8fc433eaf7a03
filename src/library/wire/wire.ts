import type { Duplex } from 'node:stream';
import { WireClosed, WireFormatError, WireTooLong } from './wire-error.ts';

/** A conversation over a stream: exact reads, of which nothing is taken that was not asked for. One reader at a time. */
export interface Wire {
  readonly stream: Duplex;
  /** @throws WireClosed, WireTooLong where it is more than this wire reads, or what broke the stream */
  read(bytes: number): Promise<Buffer>;
  /** Up to the next line feed, without it and a carriage return before it. */
  readLine(): Promise<string>;
  write(bytes: Buffer | string): void;
  /** Whether something came that was not read yet. */
  hasMore(): boolean;
}

const longestLine = 8192;
const lineFeed = 10;

/**
 * @param most bytes of one read, and of all reads together, for a peer that never ends
 *
 * The caller destroys the stream, and before that it may be handed on, to TLS for example: whatever was not read is still in it.
 */
export function openWire(stream: Duplex, { most }: { readonly most: number }): Wire {
  let left = most;
  let failure: Error | undefined;
  let wake = () => {};
  stream.on('error', (error: Error) => {
    failure ??= error;
    wake();
  });
  let isListening = false;
  // For good: a listener that comes anew is called at once as long as anything waits, however little that is. And only with
  // the first read: whoever takes the stream without one reads in a way of its own.
  const listen = () => {
    if (!isListening) for (const event of ['readable', 'end', 'close']) stream.on(event, () => wake());
    isListening = true;
  };
  const take = async (bytes: number): Promise<Buffer> => {
    if (bytes > left) throw new WireTooLong(`It sends more than ${most} bytes.`);
    if (bytes === 0) return Buffer.alloc(0);
    listen();
    for (;;) {
      const chunk: unknown = stream.destroyed ? null : stream.read(bytes);
      if (Buffer.isBuffer(chunk) && chunk.length === bytes) {
        left -= bytes;
        return chunk;
      }
      if (failure !== undefined) throw failure;
      if (stream.destroyed || stream.readableEnded || chunk !== null)
        throw new WireClosed('The connection was closed.');
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    stream,
    read: take,
    async readLine() {
      const line: number[] = [];
      for (;;) {
        const byte = (await take(1))[0] ?? lineFeed;
        if (byte === lineFeed) return Buffer.from(line).toString('utf8').replace(/\r$/, '');
        if (line.push(byte) > longestLine) throw new WireFormatError('A line does not end.');
      }
    },
    write(bytes) {
      if (stream.writable) stream.write(bytes);
    },
    hasMore: () => stream.readableLength > 0,
  };
}
