import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';

/**
 * Both directions of a connection whose engine hijacked it with `200` instead of `101 UPGRADED`
 * (Engine API, "attach": older engines, and proxies that drop the Upgrade header).
 * Reading goes through the HTTP parser, which passes everything up to the end; writing goes to the socket below it.
 */
export function rawExchange(response: IncomingMessage): Duplex {
  const { socket } = response;
  const duplex = new Duplex({
    read: () => void response.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      response.destroy();
      socket.destroy();
      done(error);
    },
  });
  response.on('data', (chunk: Buffer) => {
    if (!duplex.push(chunk)) response.pause();
  });
  response.once('end', () => duplex.push(null));
  response.once('error', (error) => duplex.destroy(error));
  return duplex;
}
