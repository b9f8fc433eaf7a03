import { EngineError } from './engine-error.ts';

const maxLineBytes = 4 * 1024 * 1024;
const newline = 0x0a;

/**
 * Reads a stream of JSON objects, one a line (events, stats, pull progress). The caller vouches for `T`.
 * Numbers named `timeNano` are kept as text: nanoseconds since the epoch do not fit a JavaScript number.
 */
export async function* jsonLines<T>(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<T, void> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
      rest = [];
      restBytes = 0;
      from = at + 1;
      if (line.trim() !== '') yield parseLine<T>(line);
    }
    if (from === chunk.length) continue;
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > maxLineBytes)
      throw new EngineError('not-docker', `A line is longer than ${maxLineBytes} bytes.`);
  }
  const last = Buffer.concat(rest).toString('utf8');
  if (last.trim() !== '') yield parseLine<T>(last);
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the one place that turns text into the caller's type
function parseLine<T>(line: string): T {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows which stream it reads
    return JSON.parse(line, keepNanoseconds) as T;
  } catch (cause) {
    throw new EngineError('not-docker', 'A line of the stream is not JSON.', { cause });
  }
}

function keepNanoseconds(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return key === 'timeNano' && typeof value === 'number' ? (context?.source ?? String(value)) : value;
}
