import { linesOf } from '../image-files/lines.ts';

/**
 * `NAME=value` as a shell reads it (os-release(5)): in single or double quotes or none, with backslashes. Comments and lines that are
 * no assignment are passed over. A name said twice counts the last time.
 */
export function parseAssignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const [, name, raw] = /^\s{0,64}([A-Za-z_][A-Za-z0-9_]{0,63})=(.*)$/.exec(line) ?? [];
    if (name !== undefined && raw !== undefined) values.set(name, unquote(raw.trim()));
  }
  return values;
}

function unquote(raw: string): string {
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw.slice(0, 1) : '';
  let value = '';
  for (let at = quote.length; at < raw.length; at += 1) {
    const letter = raw.charAt(at);
    if (letter === quote) break;
    if (letter === '\\' && quote !== "'") {
      at += 1;
      value += raw.charAt(at);
    } else value += letter;
  }
  return value.trim();
}
