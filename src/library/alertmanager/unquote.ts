const simple: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  '"': 34,
};

/**
 * What stands between the double quotes of a Go string literal (Go specification, "String literals"); null when an escape is
 * none or the bytes are no UTF-8.
 */
export function unquote(inner: string): string | null {
  if (!inner.includes('\\')) return inner.includes('\n') ? null : inner;
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let at = 0; at < inner.length;) {
    const next = inner.indexOf('\\', at);
    const end = next === -1 ? inner.length : next;
    parts.push(encoder.encode(inner.slice(at, end)));
    if (next === -1) break;
    const escape = readEscape(inner.slice(next + 1), encoder);
    if (!escape) return null;
    parts.push(escape.bytes);
    at = next + 1 + escape.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
}

function readEscape(
  text: string,
  encoder: InstanceType<typeof TextEncoder>,
): { bytes: Uint8Array; length: number } | null {
  const code = simple[text.charAt(0)];
  if (code !== undefined) return { bytes: Uint8Array.of(code), length: 1 };
  const byte = /^(?:x([0-9a-fA-F]{2})|([0-3][0-7]{2}))/.exec(text);
  if (byte) {
    const value = byte[1] === undefined ? Number.parseInt(byte[2] ?? '', 8) : Number.parseInt(byte[1], 16);
    return { bytes: Uint8Array.of(value), length: byte[0].length };
  }
  const point = /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text);
  const value = Number.parseInt(point?.[1] ?? point?.[2] ?? '', 16);
  const isPoint = value <= 0x10_ff_ff && !(value >= 0xd8_00 && value <= 0xdf_ff);
  return point && isPoint
    ? { bytes: encoder.encode(String.fromCodePoint(value)), length: point[0].length }
    : null;
}
