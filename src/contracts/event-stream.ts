/** One event as it was sent. `id` is the last one seen, as the standard asks, also when this event brought none. */
export interface ServerSentEvent {
  readonly type: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** Reads `text/event-stream` (WHATWG HTML, 9.2.6). Comments and events without data are passed over. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  let type = 'message';
  let data: string[] = [];
  let id: string | undefined;
  for await (const line of readLines(body)) {
    if (line === '') {
      if (data.length > 0) yield { type, data: data.join('\n'), id };
      type = 'message';
      data = [];
      continue;
    }
    const { field, value } = splitField(line);
    if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  }
}

function splitField(line: string): { field: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { field: line, value: '' };
  const start = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
  return { field: line.slice(0, colon), value: line.slice(start) };
}

/** Lines end in LF, CR LF or CR. A line that the end cuts short is dropped, as the standard asks. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      pending += decoder.decode(value, { stream: true });
      // A CR at the very end may be half of a CR LF, so it waits for what follows.
      const lines = pending.split(/\r\n|\n|\r(?!$)/);
      pending = lines.pop()!;
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
