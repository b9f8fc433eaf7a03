const mostScriptBytes = 64 * 1024;
const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');

/** A zip that streams by, without the shell script before it by which Spring Boot and others make an archive start by itself. */
export async function* withoutScript(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    const isOpen =
      start.length < 2 || (start.length < mostScriptBytes && start.toString('latin1', 0, 2) === '#!');
    if (isOpen && start.indexOf(zipStart) < 0) continue;
    yield afterScript(start);
    start = null;
  }
  if (start !== null) yield start;
}

function afterScript(start: Buffer): Buffer {
  const at = start.toString('latin1', 0, 2) === '#!' ? start.indexOf(zipStart) : 0;
  return start.subarray(Math.max(0, at));
}
