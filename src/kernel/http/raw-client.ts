import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A client that sends exactly the bytes it is given, for tests of what a well-behaved one would never send. */
export interface RawClient extends Disposable {
  readonly socket: Socket;
  send(text: string | Uint8Array): void;
  /** Everything received once `pattern` is in it, or once the server has closed. */
  until(pattern: RegExp): Promise<string>;
  /** Everything received, once the server has closed. */
  rest(): Promise<string>;
}

export function rawClient(port: number): RawClient {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((each) => each());
  let received = '';
  let isClosed = false;
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    wake();
  });
  // A reset is one way for the server to close.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    wake();
  });
  const when = async (isEnough: () => boolean): Promise<string> => {
    if (isEnough() || isClosed) return received;
    const { promise, resolve } = Promise.withResolvers<string>();
    const check = () => {
      if (isEnough() || isClosed) resolve(received);
    };
    waiting.add(check);
    return promise.finally(() => waiting.delete(check));
  };
  return {
    socket,
    send: (text) => void socket.write(text),
    until: (pattern) => when(() => pattern.test(received)),
    rest: () => when(() => false),
    [Symbol.dispose]: () => socket.destroy(),
  };
}
