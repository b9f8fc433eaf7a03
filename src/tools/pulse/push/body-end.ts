/** The last of it, since logs end with what matters. @returns at most `mostBytes` bytes of UTF-8; what is none becomes �. */
export function bodyEnd(body: Uint8Array, mostBytes = 10_000): string {
  let from = Math.max(0, body.byteLength - mostBytes);
  // Not in the middle of a sign.
  while (from > 0 && from < body.byteLength && ((body[from] ?? 0) & 0xc0) === 0x80) from += 1;
  return new TextDecoder().decode(body.subarray(from));
}
