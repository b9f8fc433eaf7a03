import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface ReceivedPublication {
  readonly topic: string;
  readonly payload: string;
  readonly isRetained: boolean;
}

export interface ReceivedLogin {
  readonly version: number;
  readonly clientId: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** What it answers in place of its yes; `words` only in MQTT 5. */
export interface BrokerReplies {
  readonly connect?: Reply;
  /** To publications on topics that end so. */
  readonly publish?: Reply & { readonly on?: string };
  /** Versions it knows; 4 is 3.1.1. Both unless said. */
  readonly versions?: readonly number[];
  /** Properties of its yes to a connection, as they stand in the packet. */
  readonly properties?: readonly number[];
}

export interface Reply {
  readonly code?: number;
  readonly words?: string;
  /** Nothing comes. */
  readonly isSilent?: boolean;
  readonly isClosed?: boolean;
}

/** A broker on this machine that takes what it is given, without encryption, and answers as it is told. */
export interface TestBroker extends AsyncDisposable {
  readonly port: number;
  readonly received: ReceivedPublication[];
  readonly logins: ReceivedLogin[];
  /** Connections that ended as agreed. */
  readonly goodbyes: number;
  readonly openCount: number;
  reply(replies: BrokerReplies): void;
}

export async function openTestBroker(): Promise<TestBroker> {
  const received: ReceivedPublication[] = [];
  const logins: ReceivedLogin[] = [];
  const sockets = new Set<Socket>();
  let replies: BrokerReplies = {};
  let goodbyes = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    let rest: Buffer = Buffer.alloc(0);
    let version = 5;
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let one = firstOf(rest); one !== undefined && !socket.destroyed; one = firstOf(rest)) {
        rest = rest.subarray(one.end);
        take(one.kind, one.body);
      }
    });
    const take = (kind: number, body: Buffer) => {
      if (kind >> 4 === 1) {
        if (body.toString('latin1', 2, 6) !== 'MQTT') return void socket.destroy();
        const login = readLogin(body);
        logins.push(login);
        version = login.version;
        const isKnown = (replies.versions ?? [4, 5]).includes(version);
        const { code = 0, ...how } = isKnown ? (replies.connect ?? {}) : { code: 1 };
        const properties = version === 5 && isKnown ? propertiesOf(how.words, replies.properties) : [];
        answer(socket, 0x20, [0, code, ...properties], how);
      } else if (kind >> 4 === 3) {
        const { id, ...publication } = readPublication(kind, body, version);
        const { code = 0, on = '', ...how } = replies.publish ?? {};
        const isMeant = publication.topic.endsWith(on);
        if (!isMeant || code < 128) received.push(publication);
        const more = version === 5 && isMeant && code > 0 ? [code, ...propertiesOf(how.words)] : [];
        answer(socket, 0x40, [...id, ...more], isMeant ? how : {});
      } else if (kind >> 4 === 14) {
        goodbyes += 1;
        socket.end();
      }
    };
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    port: address.port,
    received,
    logins,
    get goodbyes() {
      return goodbyes;
    },
    get openCount() {
      return sockets.size;
    },
    reply: (next) => (replies = next),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(socket: Socket, kind: number, body: readonly number[], how: Reply): void {
  if (how.isClosed) socket.destroy();
  else if (!how.isSilent) socket.write(Buffer.from([kind, ...lengthOf(body.length), ...body]));
}

function lengthOf(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) | 128, Math.floor(length / 128)];
}

function propertiesOf(words = '', others: readonly number[] = []): number[] {
  const bytes = [...Buffer.from(words)];
  const all = [...(words === '' ? [] : [0x1f, bytes.length >> 8, bytes.length & 255, ...bytes]), ...others];
  return [...lengthOf(all.length), ...all];
}

function firstOf(bytes: Buffer): { kind: number; body: Buffer; end: number } | undefined {
  let length = 0;
  let at = 1;
  for (; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    length += (byte & 127) * 128 ** (at - 1);
    if (byte < 128) break;
  }
  const end = at + 1 + length;
  return bytes.length < end ? undefined : { kind: bytes[0] ?? 0, body: bytes.subarray(at + 1, end), end };
}

function readLogin(body: Buffer): ReceivedLogin {
  const version = body[6] ?? 0;
  const flags = body[7] ?? 0;
  let at = version === 5 ? 11 : 10;
  const text = () => {
    const size = body.readUInt16BE(at);
    at += 2 + size;
    return body.subarray(at - size, at).toString();
  };
  const clientId = text();
  const user = flags & 0x80 ? text() : undefined;
  return { version, clientId, user, password: flags & 0x40 ? text() : undefined };
}

function readPublication(kind: number, body: Buffer, version: number): ReceivedPublication & { id: Buffer } {
  const end = 2 + body.readUInt16BE(0);
  const payload = body.subarray(end + (version === 5 ? 3 : 2)).toString();
  const topic = body.subarray(2, end).toString();
  return { topic, payload, isRetained: (kind & 1) === 1, id: body.subarray(end, end + 2) };
}
