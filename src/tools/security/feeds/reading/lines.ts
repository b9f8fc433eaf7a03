import { FeedError } from '../feed.ts';

const mostLineBytes = 64 * 1024;
const newline = 0x0a;

/** The lines of a text as it streams by, without their ends. A line that is longer than any should be is a `FeedError`. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      yield textOf(rest, chunk.subarray(from, end));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = joined(rest, chunk.subarray(from));
  }
  if (rest.length > 0) yield textOf(rest, Buffer.alloc(0));
}

function joined(rest: Buffer, more: Uint8Array): Buffer {
  if (rest.length + more.length > mostLineBytes) throw new FeedError('A line in it is too long.');
  return Buffer.concat([rest, more]);
}

function textOf(rest: Buffer, more: Uint8Array): string {
  const line = joined(rest, more).toString('utf8');
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
