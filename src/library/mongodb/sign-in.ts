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

/** By SCRAM-SHA-256, which all servers from 4.0 on have. @throws WireRefusal, WireClosed, WireFormatError */
export async function signIn(wire: Wire, { user, password, source }: MongoLogin): Promise<void> {
  const session = openScram({ hash: 'sha256', user, password });
  const first = await runCommand(wire, {
    saslStart: 1,
    mechanism: 'SCRAM-SHA-256',
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

function payloadOf({ payload }: BsonDocument): string {
  return Buffer.isBuffer(payload) ? payload.toString('utf8') : '';
}
