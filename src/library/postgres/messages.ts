/** Messages of PostgreSQL's protocol 3.0 (manual, "Message Formats"), as far as one needs who signs in and asks. */

export interface PostgresMessage {
  /** One letter: R authentication, E error, Z ready, T columns, D row, … */
  readonly type: string;
  readonly body: Buffer;
}

/** Answered with one letter: S for yes, N for no. */
export const askForTls = Buffer.from('0000000804d2162f', 'hex');

export const terminate = message('X', Buffer.alloc(0));

export function startup(parameters: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const body = Buffer.from(`${pairs.join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}

export function query(sql: string): Buffer {
  return message('Q', textOf(sql));
}

/** One statement and its first row: several of them, of which one could end a transaction, the server refuses ("Extended Query"). */
export function statement(sql: string): Buffer {
  const none = Buffer.alloc(2);
  const parse = message('P', Buffer.concat([textOf(''), textOf(sql), none]));
  const bind = message('B', Buffer.concat([textOf(''), textOf(''), none, none, none]));
  const execute = message('E', Buffer.concat([textOf(''), Buffer.from([0, 0, 0, 1])]));
  return Buffer.concat([parse, bind, execute, message('S', Buffer.alloc(0))]);
}

export function password(text: string): Buffer {
  return message('p', textOf(text));
}

export function saslFirst(mechanism: string, first: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(Buffer.byteLength(first));
  return message('p', Buffer.concat([textOf(mechanism), length, Buffer.from(first)]));
}

export function saslNext(text: string): Buffer {
  return message('p', Buffer.from(text));
}

/** The fields of an error, by their letters: S severity, C SQLSTATE, M message. */
export function readError(body: Buffer): ReadonlyMap<string, string> {
  const fields = body.toString('utf8').split('\0');
  return new Map(fields.map((field): [string, string] => [field.slice(0, 1), field.slice(1)]));
}

/** The first value of a row; null is null, and undefined a row without columns. */
export function readFirstValue(body: Buffer): string | null | undefined {
  if (body.length < 6 || body.readInt16BE(0) < 1) return undefined;
  const length = body.readInt32BE(2);
  return length < 0 ? null : body.subarray(6, 6 + length).toString('utf8');
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A text ends with a zero, so it can hold none. */
function textOf(text: string): Buffer {
  return Buffer.from(`${text.replaceAll('\0', '')}\0`);
}
