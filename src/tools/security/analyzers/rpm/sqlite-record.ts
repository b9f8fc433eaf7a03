/** A number of one to nine bytes and where it ends; undefined when it is cut off or larger than a file can be. */
export function varintAt(
  bytes: Buffer,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let length = 0; length < 9; length += 1) {
    const byte = bytes[at + length];
    if (byte === undefined) return undefined;
    if (length === 8) value = value * 256 + byte;
    else value = value * 128 + (byte & 0x7f);
    if (length === 8 || byte < 0x80) {
      return Number.isSafeInteger(value) ? { value, end: at + length + 1 } : undefined;
    }
  }
  return undefined;
}

export interface SqliteValue {
  readonly kind: 'null' | 'integer' | 'real' | 'blob' | 'text';
  readonly bytes: Buffer;
}

const mostColumns = 64;
const fixedBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** SQLite file format, 2.1 "Record Format": a header of types, then the values. Undefined when damaged. */
export function recordOf(payload: Buffer): readonly SqliteValue[] | undefined {
  const head = varintAt(payload, 0);
  if (head === undefined || head.value > payload.length) return undefined;
  const values: SqliteValue[] = [];
  let bodyAt = head.value;
  for (let at = head.end; at < head.value && values.length < mostColumns;) {
    const type = varintAt(payload, at);
    if (type === undefined) return undefined;
    const bytes = type.value < 12 ? fixedBytes[type.value] : Math.floor((type.value - 12) / 2);
    if (bytes === undefined || bodyAt + bytes > payload.length) return undefined;
    values.push({ kind: kindOf(type.value), bytes: payload.subarray(bodyAt, bodyAt + bytes) });
    bodyAt += bytes;
    at = type.end;
  }
  return values;
}

function kindOf(type: number): SqliteValue['kind'] {
  if (type === 0) return 'null';
  if (type >= 12) return type % 2 === 0 ? 'blob' : 'text';
  return type === 7 ? 'real' : 'integer';
}
