import { z } from 'zod';
import { type FirstValue, firstValue } from '#library/mysql/first-value.ts';
import type { PacketWire } from '#library/mysql/packet-wire.ts';
import { quitPacket } from '#library/mysql/packets.ts';
import { signIn } from '#library/mysql/sign-in.ts';
import { WireRefusal } from '#library/wire/wire-error.ts';
import { defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { type Call, converse } from './dialogue/converse.ts';
import { expectedValueFields, judgeValue } from './dialogue/expected-value.ts';
import { outcomeOf } from './dialogue/outcome-of.ts';
import { queryField } from './dialogue/query-field.ts';
import { passwordField, placeFields, tlsFields, userField } from './dialogue/server-fields.ts';
import { valuesOf } from './values-of.ts';

const settings = z.object({
  ...placeFields('db.lan', 3306),
  user: userField
    .unwrap()
    .min(1)
    .default('root')
    .meta({ title: 'User', es: { title: 'Usuario' } }),
  password: passwordField,
  database: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ title: 'Database', es: { title: 'Base de datos' } }),
  query: queryField,
  ...expectedValueFields,
  ...tlsFields,
});
type Settings = z.output<typeof settings>;

/** The protocol by hand and no driver: one login and one query are smaller than any, and bounded against hostile servers. */
export const mysql = defineCheckKind({
  kind: 'mysql',
  title: { en: 'MySQL or MariaDB', es: 'MySQL o MariaDB' },
  help: {
    en: 'Signs in and asks a query. Its first value can be compared with what you expect.',
    es: 'Inicia sesión y hace una consulta. Su primer valor puede compararse con el que esperas.',
  },
  settings,
  values: valuesOf('RESPONSE_TIME', 'BODY', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target: ({ host, port }) => placeText(host, port),
  async check(set, context) {
    const partner = { server: set, tls: 'asked', secrets: [set.password] } as const;
    const conversation = await converse(partner, context, (call) => ask(call, set, context.timeoutMs));
    return outcomeOf(conversation, context, (seen) => {
      const problem = judgeValue(seen, set);
      return { body: seen ?? undefined, reason: problem?.reason, evidence: problem && [problem.evidence] };
    });
  },
});

async function ask(call: Call, set: Settings, timeoutMs: number): Promise<FirstValue> {
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
