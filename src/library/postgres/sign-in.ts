import { createHash } from 'node:crypto';
import { openScram } from '#library/scram/scram.ts';
import { WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { password, type PostgresMessage, saslFirst, saslNext, startup } from './messages.ts';
import { readSignInMessage } from './read-message.ts';

export interface PostgresLogin {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Who asks: shown to the administrators of the server. */
  readonly application: string;
}

const mechanism = 'SCRAM-SHA-256';

/** Until the server is ready for queries. @throws WireRefusal, WireClosed, WireFormatError */
export async function signIn(wire: Wire, login: PostgresLogin): Promise<void> {
  const { user, database, application } = login;
  wire.write(startup({ user, database, application_name: application, client_encoding: 'UTF8' }));
  for (;;) {
    const message = await readSignInMessage(wire);
    if (message.type === 'Z') return;
    if (message.type === 'R') await authenticate(wire, login, message);
  }
}

/** By the number in the message ("Message Formats", AuthenticationOk and those after it). */
async function authenticate(wire: Wire, login: PostgresLogin, { body }: PostgresMessage): Promise<void> {
  const asked = body.length < 4 ? -1 : body.readInt32BE(0);
  if (asked === 0) return;
  if (asked === 3) return wire.write(password(login.password));
  if (asked === 5) return wire.write(password(hashed(login, body.subarray(4, 8))));
  if (asked === 10) return scram(wire, login, body.subarray(4));
  throw new WireRefusal('login', `It asks for a kind of login that is not known here (${asked}).`);
}

function hashed({ user, password: secret }: PostgresLogin, salt: Buffer): string {
  const md5 = (text: string, more: Buffer) => createHash('md5').update(text).update(more).digest('hex');
  return `md5${md5(md5(secret + user, Buffer.alloc(0)), salt)}`;
}

async function scram(wire: Wire, login: PostgresLogin, mechanisms: Buffer): Promise<void> {
  if (!mechanisms.toString('latin1').split('\0').includes(mechanism))
    throw new WireRefusal('login', 'It asks for a kind of login that is not known here.');
  const session = openScram({ hash: 'sha256', user: '', password: login.password });
  wire.write(saslFirst(mechanism, session.first));
  wire.write(saslNext(await session.answer(await saslText(wire, 11))));
  // A server that does not know the password either is not the one that was meant.
  if (!session.isProven(await saslText(wire, 12)))
    throw new WireFormatError('It does not show that it knows the password.');
}

async function saslText(wire: Wire, step: number): Promise<string> {
  const { type, body } = await readSignInMessage(wire);
  if (type !== 'R' || body.length < 4 || body.readInt32BE(0) !== step)
    throw new WireFormatError('It does not answer as PostgreSQL does.');
  return body.subarray(4).toString('utf8');
}
