/** Nanoseconds since the epoch as the engine's `since` parameter takes them: `seconds.nanoseconds`. */
export function toEngineTime(nano: string): string {
  const digits = nano.padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

/** Reads RFC 3339 with up to nine decimals and any offset. Null when it is no such time. */
export function nanoOfTimestamp(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return null;
  const [, seconds = '', fraction = '', offset = 'Z'] = match;
  const ms = Date.parse(`${seconds}${offset}`);
  return Number.isNaN(ms)
    ? null
    : String(BigInt(ms / 1000) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0')));
}

/** Negative when `a` is earlier. Times are decimal text without leading zeros. */
export function compareNano(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function shiftNano(nano: string, byMs: number): string {
  const shifted = BigInt(nano) + BigInt(byMs) * 1_000_000n;
  return String(shifted < 0n ? 0n : shifted);
}

/** The reverse of `toEngineTime`; also takes whole seconds. */
export function fromEngineTime(text: string): string {
  const [seconds = '0', fraction = ''] = text.split('.');
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9)));
}
