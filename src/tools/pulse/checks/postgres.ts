import { type FirstValue, firstValue, run } from '#library/postgres/first-value.ts';
import { askForTls, terminate } from '#library/postgres/messages.ts';
import { signIn } from '#library/postgres/sign-in.ts';
import { WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Call } from './dialogue/converse.ts';
import { sqlKind, type SqlSettings } from './dialogue/sql-kind.ts';

/** The protocol by hand and not the driver of the kernel: that one reads as much as a hostile server sends. */
export const postgres = sqlKind({
  kind: 'postgres',
  title: { en: 'PostgreSQL', es: 'PostgreSQL' },
  port: 5432,
  user: 'postgres',
  withoutDatabase: {
    en: 'Empty: the one that is called like the user.',
    es: 'Vacío: la que se llama como el usuario.',
  },
  ask,
});

async function ask(call: Call, set: SqlSettings, timeoutMs: number): Promise<FirstValue> {
  const wire = set.useTls ? await encrypted(call) : call.wire;
  const { user, password = '', database } = set;
  await signIn(wire, { user, password, database: database || user, application: 'NEXUS Pulse' });
  // A query that we no longer wait for must not go on over there.
  if (set.query) await run(wire, `BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}`);
  const value = await firstValue(wire, set.query || 'SELECT 1');
  wire.write(terminate);
  return value;
}

async function encrypted({ wire, encrypt }: Call) {
  wire.write(askForTls);
  const answer = (await wire.read(1)).toString('latin1');
  if (answer === 'N') throw new WireRefusal('plain', 'The server offers no encryption');
  if (answer !== 'S') throw new WireFormatError('It does not answer as PostgreSQL does.');
  return encrypt();
}
