import { createHash } from 'node:crypto';
import { openScram } from '#library/scram/scram.ts';
import { WireFormatError } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import type { BsonDocument } from './read-bson.ts';
import { runCommand } from './run-command.ts';

export interface MongoLogin {
  readonly user: string;
  readonly password: string;
  /** The database that knows the user. */
  readonly source: string;
}

/** Says hello, and asks by the way how this user may sign in. @throws WireRefusal, WireClosed, WireFormatError */
export async function sayHello(wire: Wire, login: MongoLogin | undefined): Promise<BsonDocument> {
  const question = login && { saslSupportedMechs: `${login.source}.${login.user}` };
  return runCommand(wire, { hello: 1, ...question, $db: 'admin' });
}

/**
 * By SCRAM-SHA-256, or by SCRAM-SHA-1 where the server knows a user from before 4.0.
 *
 * @throws WireRefusal, WireClosed, WireFormatError
 */
export async function signIn(wire: Wire, login: MongoLogin, hello: BsonDocument): Promise<void> {
  const { user, password, source } = login;
  const offered = Array.isArray(hello.saslSupportedMechs) ? hello.saslSupportedMechs : [];
  const isOld = offered.includes('SCRAM-SHA-1') && !offered.includes('SCRAM-SHA-256');
  const session = isOld
    ? openScram({ hash: 'sha1', user, password: digestOf(login) })
    : openScram({ hash: 'sha256', user, password });
  const first = await runCommand(wire, {
    saslStart: 1,
    mechanism: isOld ? 'SCRAM-SHA-1' : 'SCRAM-SHA-256',
    payload: Buffer.from(session.first),
    options: { skipEmptyExchange: true },
    $db: source,
  });
  const conversationId = typeof first.conversationId === 'number' ? first.conversationId : 1;
  const payload = Buffer.from(await session.answer(payloadOf(first)));
  const last = await runCommand(wire, { saslContinue: 1, conversationId, payload, $db: source });
  // A server that does not know the password either is not the one that was meant.
  if (!session.isProven(payloadOf(last)))
    throw new WireFormatError('It does not show that it knows the password.');
  // Servers before 4.4 want to be heard once more.
  if (last.done !== true)
    await runCommand(wire, { saslContinue: 1, conversationId, payload: Buffer.alloc(0), $db: source });
}

/** What SCRAM-SHA-1 of MongoDB takes for the password. */
function digestOf({ user, password }: MongoLogin): string {
  return createHash('md5').update(`${user}:mongo:${password}`).digest('hex');
}

function payloadOf({ payload }: BsonDocument): string {
  return Buffer.isBuffer(payload) ? payload.toString('utf8') : '';
}
