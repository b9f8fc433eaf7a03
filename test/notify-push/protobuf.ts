/** A field of a message: text and bytes as they are, numbers as varints, a `bigint` as eight fixed bytes. */
export type Field = readonly [number: number, value: string | Buffer | number | bigint];

/** As protobuf writes a message. */
export function encodeMessage(fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.map(encodeField));
}

function encodeField([number, value]: Field): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(number * 8), varint(value)]);
  if (typeof value === 'bigint') {
    const fixed = Buffer.alloc(8);
    fixed.writeBigUInt64LE(value);
    return Buffer.concat([varint(number * 8 + 1), fixed]);
  }
  const bytes = Buffer.from(value);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** The number at `at` and where it ends; undefined while it is not whole. */
export function readVarint(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    value += (byte % 128) * 128 ** (index - at);
    if (byte < 128) return { value, end: index + 1 };
  }
  return undefined;
}
