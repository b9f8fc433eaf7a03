import { type FirstValue, firstValue } from '#library/mysql/first-value.ts';
import type { PacketWire } from '#library/mysql/packet-wire.ts';
import { quitPacket } from '#library/mysql/packets.ts';
import { signIn } from '#library/mysql/sign-in.ts';
import { WireRefusal } from '#library/wire/wire-error.ts';
import type { Call } from './dialogue/converse.ts';
import { sqlKind, type SqlSettings } from './dialogue/sql-kind.ts';

/** The protocol by hand and no driver: one login and one query are smaller than any, and bounded against hostile servers. */
export const mysql = sqlKind({
  kind: 'mysql',
  title: { en: 'MySQL or MariaDB', es: 'MySQL o MariaDB' },
  port: 3306,
  user: 'root',
  ask,
});

async function ask(call: Call, set: SqlSettings, timeoutMs: number): Promise<FirstValue> {
  const { user, password = '', database } = set;
  const encrypt = set.useTls ? call.encrypt : undefined;
  const { packets, isMariaDb } = await signIn(call.wire, { user, password, database, encrypt });
  if (set.query) {
    // A query that we no longer wait for must not go on over there.
    await tryOut(
      packets,
      isMariaDb
        ? `SET SESSION max_statement_time = ${Math.ceil(timeoutMs) / 1000}`
        : `SET SESSION max_execution_time = ${Math.ceil(timeoutMs)}`,
    );
    await firstValue(packets, 'START TRANSACTION READ ONLY');
  }
  const value = await firstValue(packets, set.query || 'SELECT 1');
  packets.begin(quitPacket);
  return value;
}

/** Old servers do not know these limits. */
async function tryOut(packets: PacketWire, sql: string): Promise<void> {
  try {
    await firstValue(packets, sql);
  } catch (error) {
    if (!(error instanceof WireRefusal)) throw error;
  }
}
