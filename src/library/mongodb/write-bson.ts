/** What can be written as BSON (bsonspec.org, version 1.1): JSON, and bytes. */
export type BsonInput =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly BsonInput[]
  | { readonly [name: string]: BsonInput };

/** A document. Whole numbers of 32 bits become int32, all others double. */
export function writeBson(document: { readonly [name: string]: BsonInput }): Buffer {
  const body = Buffer.concat(Object.entries(document).map(([name, value]) => element(name, value)));
  const whole = Buffer.alloc(body.length + 5);
  whole.writeInt32LE(whole.length, 0);
  body.copy(whole, 4);
  return whole;
}

function element(name: string, value: BsonInput): Buffer {
  const { type, bytes } = encode(value);
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name.replaceAll('\0', '')}\0`), bytes]);
}

function encode(value: BsonInput): { readonly type: number; readonly bytes: Buffer } {
  if (typeof value === 'string') return { type: 0x02, bytes: textBytes(value) };
  if (typeof value === 'boolean') return { type: 0x08, bytes: Buffer.from([value ? 1 : 0]) };
  if (value === null) return { type: 0x0a, bytes: Buffer.alloc(0) };
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Uint8Array)
    return { type: 0x05, bytes: Buffer.concat([int32(value.length), Buffer.from([0]), value]) };
  const entries = Object.entries(value);
  return { type: Array.isArray(value) ? 0x04 : 0x03, bytes: writeBson(Object.fromEntries(entries)) };
}

function numberBytes(value: number): { readonly type: number; readonly bytes: Buffer } {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return { type: 0x10, bytes: int32(value) };
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return { type: 0x01, bytes };
}

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(`${text}\0`);
  return Buffer.concat([int32(bytes.length), bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
