/** The two messages of grpc.health.v1.Health/Check, and the frame that gRPC puts around any (gRPC over HTTP/2). */

export type ServingStatus = 'UNKNOWN' | 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN';

const statuses: readonly ServingStatus[] = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];
const frameHead = 5;

/** HealthCheckRequest: field 1, the service as text; left out when it is empty, which asks for the server as a whole. */
export function healthRequest(service: string): Buffer {
  const name = Buffer.from(service);
  const body = name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name]);
  const head = Buffer.alloc(frameHead);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** HealthCheckResponse: field 1, the status as a number, 0 when it is left out. Undefined: it is none. */
export function readHealthResponse(data: Buffer): ServingStatus | undefined {
  if (data.length < frameHead || data[0] !== 0 || data.readUInt32BE(1) !== data.length - frameHead)
    return undefined;
  let status = 0;
  let at = frameHead;
  while (at < data.length) {
    const tag = readVarint(data, at);
    const field = tag && readField(data, tag.end, tag.value & 7);
    if (tag === undefined || field === undefined) return undefined;
    if (tag.value === 0x08) status = field.value;
    at = field.end;
  }
  return statuses[status];
}

interface Read {
  readonly value: number;
  readonly end: number;
}

/** By its wire type: a varint, or what is skipped. */
function readField(data: Buffer, at: number, wireType: number): Read | undefined {
  if (wireType === 0) return readVarint(data, at);
  const length = wireType === 2 ? readVarint(data, at) : { value: wireType === 1 ? 8 : 4, end: at };
  if (length === undefined || ![1, 2, 5].includes(wireType)) return undefined;
  const end = length.end + length.value;
  return end <= data.length ? { value: 0, end } : undefined;
}

function readVarint(data: Buffer, at: number): Read | undefined {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = data[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}
