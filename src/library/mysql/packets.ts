/** Packets of the MySQL protocol ("MySQL Client/Server Protocol", MariaDB's "Client/Server Protocol"), for a login and a query. */

/** What a server says first (Protocol::HandshakeV10). */
export interface Greeting {
  readonly version: string;
  readonly capabilities: number;
  /** 20 bytes. */
  readonly nonce: Buffer;
  readonly plugin: string;
}

export const capability = {
  longPassword: 0x1,
  connectWithDatabase: 0x8,
  protocol41: 0x200,
  tls: 0x800,
  transactions: 0x2000,
  secureConnection: 0x8000,
  pluginAuth: 0x80000,
} as const;

const mostBytes = 0xff_ff_ff;
const utf8mb4 = 45;

/** Undefined: it is no greeting. */
export function readGreeting(body: Buffer): Greeting | undefined {
  const endOfVersion = body.indexOf(0, 1);
  if (body[0] !== 10 || endOfVersion < 0 || body.length < endOfVersion + 32) return undefined;
  const at = endOfVersion + 5;
  const low = body.readUInt16LE(at + 9);
  const high = body.readUInt16LE(at + 14);
  const rest = body.subarray(at + 27);
  const nonce = Buffer.concat([body.subarray(at, at + 8), rest.subarray(0, 12)]);
  const plugin = textUntilZero(rest.subarray(13)) || nativePassword;
  return {
    version: body.toString('utf8', 1, endOfVersion),
    capabilities: low + high * 65_536,
    nonce,
    plugin,
  };
}

export const nativePassword = 'mysql_native_password';
export const cachingSha2 = 'caching_sha2_password';

export interface LoginPacket {
  readonly user: string;
  readonly database: string | undefined;
  readonly answer: Buffer;
  readonly plugin: string;
  readonly isSecure: boolean;
}

/** Protocol::SSLRequest: the start of a login, after which TLS begins. */
export function tlsRequest(login: LoginPacket): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(flagsOf(login), 0);
  head.writeUInt32LE(mostBytes, 4);
  head[8] = utf8mb4;
  return head;
}

/** Protocol::HandshakeResponse41 */
export function loginPacket(login: LoginPacket): Buffer {
  const parts = [
    tlsRequest(login),
    zeroEnded(login.user),
    Buffer.from([login.answer.length]),
    login.answer,
    ...(login.database ? [zeroEnded(login.database)] : []),
    zeroEnded(login.plugin),
  ];
  return Buffer.concat(parts);
}

function flagsOf({ database, isSecure }: LoginPacket): number {
  const { longPassword, protocol41, transactions, secureConnection, pluginAuth, connectWithDatabase, tls } =
    capability;
  const always = longPassword | protocol41 | transactions | secureConnection | pluginAuth;
  return always | (database ? connectWithDatabase : 0) | (isSecure ? tls : 0);
}

/** COM_QUERY */
export function queryPacket(sql: string): Buffer {
  return Buffer.concat([Buffer.from([3]), Buffer.from(sql)]);
}

/** COM_QUIT */
export const quitPacket = Buffer.from([1]);

/** A frame of one packet; longer ones than a frame holds are never sent. */
export function frame(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence & 0xff;
  return Buffer.concat([head, body]);
}

/** The first value of a row of the text protocol; null is NULL. */
export function firstOfRow(row: Buffer): string | null {
  const [first = 0] = row;
  if (first === 0xfb) return null;
  const width = first === 0xfc ? 2 : first === 0xfd ? 3 : first === 0xfe ? 6 : 0;
  if (row.length < 1 + width) return '';
  // Eight bytes are there, of which six hold any length that fits here.
  const length = width === 0 ? first : row.readUIntLE(1, width);
  const start = first === 0xfe ? 9 : 1 + width;
  return row.toString('utf8', start, start + length);
}

export function textUntilZero(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

/** A text ends with a zero, so it can hold none. */
function zeroEnded(text: string): Buffer {
  return Buffer.from(`${text.replaceAll('\0', '')}\0`);
}
