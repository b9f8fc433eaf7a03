import { createSocket } from 'node:dgram';

/** What to say to a question: records as they go over the wire, a response code, nothing, or bytes that are no answer. */
export type NameServerAnswer =
  | { readonly records: readonly Buffer[]; readonly code?: number }
  | 'silent'
  | Buffer;

export interface TestNameServer extends AsyncDisposable {
  readonly port: number;
  readonly questions: readonly { readonly name: string; readonly type: number }[];
}

/** A name server over UDP (RFC 1035, 4), on this machine. */
export async function nameServer(
  answer: (name: string, type: number) => NameServerAnswer,
): Promise<TestNameServer> {
  const socket = createSocket('udp4');
  const questions: { name: string; type: number }[] = [];
  socket.on('message', (packet, from) => {
    const { name, end } = readName(packet, 12);
    const type = packet.readUInt16BE(end);
    questions.push({ name, type });
    const found = answer(name, type);
    if (found === 'silent') return;
    const bytes = Buffer.isBuffer(found) ? found : reply(packet, end + 4, type, found);
    socket.send(bytes, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    port: socket.address().port,
    questions,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function reply(
  question: Buffer,
  end: number,
  type: number,
  { records, code = 0 }: { readonly records: readonly Buffer[]; readonly code?: number },
): Buffer {
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  // An answer, recursion wanted and available.
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  const sections = records.map((data) => {
    const fields = Buffer.alloc(12);
    // The name is that of the question, which stands at 12.
    fields.writeUInt16BE(0xc00c, 0);
    fields.writeUInt16BE(type, 2);
    fields.writeUInt16BE(1, 4);
    fields.writeUInt32BE(60, 6);
    fields.writeUInt16BE(data.length, 10);
    return Buffer.concat([fields, data]);
  });
  return Buffer.concat([head, question.subarray(12, end), ...sections]);
}

function readName(packet: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

export function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

export function textBytes(...texts: readonly string[]): Buffer {
  return Buffer.concat(texts.map((text) => Buffer.from([text.length, ...Buffer.from(text)])));
}

export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
}
