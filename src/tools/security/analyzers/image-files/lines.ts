/** The lines of a text without their ends, `\n` or `\r\n`, one at a time, so that a large list is not held twice. */
export function* linesOf(text: string): Generator<string, void> {
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    yield text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end);
    at = end + 1;
  }
}
