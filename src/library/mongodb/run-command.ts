import { type RefusalKind, WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { type BsonDocument, readBson } from './read-bson.ts';
import { type BsonInput, writeBson } from './write-bson.ts';

const opMsg = 2013;
const headBytes = 16;
let lastId = 0;

/**
 * Asks one command by OP_MSG ("MongoDB Wire Protocol"), and reads its answer.
 *
 * @param command its first field names it; `$db` says on which database
 * @throws WireRefusal, WireClosed, WireFormatError
 */
export async function runCommand(
  wire: Wire,
  command: { readonly [name: string]: BsonInput },
): Promise<BsonDocument> {
  lastId = (lastId + 1) % 2 ** 31;
  const id = lastId;
  wire.write(message(id, writeBson(command)));
  const head = await wire.read(headBytes);
  const length = head.readInt32LE(0);
  if (length < headBytes + 10 || head.readInt32LE(8) !== id || head.readInt32LE(12) !== opMsg)
    throw new WireFormatError('It does not answer as MongoDB does.');
  const body = await wire.read(length - headBytes);
  // Flags, and one section of kind 0: an answer to one who allows nothing else has no more.
  if (body[4] !== 0) throw new WireFormatError('It does not answer as MongoDB does.');
  const answer = readBson(body.subarray(5));
  if (answer.ok === 1) return answer;
  throw refusal(answer);
}

function message(id: number, document: Buffer): Buffer {
  const head = Buffer.alloc(headBytes + 5);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(opMsg, 12);
  return Buffer.concat([head, document]);
}

/** Numbers of the server's error codes. */
const kinds: Readonly<Record<number, RefusalKind>> = {
  11: 'login',
  13: 'login',
  18: 'login',
  334: 'login',
  26: 'absent',
  50: 'timeout',
  91: 'starting',
  11600: 'starting',
  13436: 'starting',
};

function refusal({ code, errmsg }: BsonDocument): Error {
  if (typeof code !== 'number' || typeof errmsg !== 'string')
    return new WireFormatError('It does not answer as MongoDB does.');
  return new WireRefusal(kinds[code] ?? 'other', `${errmsg} (${code})`);
}
