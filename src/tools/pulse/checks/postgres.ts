import { z } from 'zod';
import { type FirstValue, firstValue } from '#library/postgres/first-value.ts';
import { askForTls, terminate } from '#library/postgres/messages.ts';
import { signIn } from '#library/postgres/sign-in.ts';
import { WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import { defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { type Call, converse } from './dialogue/converse.ts';
import { expectedValueFields, judgeValue } from './dialogue/expected-value.ts';
import { outcomeOf } from './dialogue/outcome-of.ts';
import { queryField } from './dialogue/query-field.ts';
import { passwordField, placeFields, tlsFields, userField } from './dialogue/server-fields.ts';
import { valuesOf } from './values-of.ts';

const settings = z.object({
  ...placeFields('db.lan', 5432),
  user: userField
    .unwrap()
    .min(1)
    .default('postgres')
    .meta({ title: 'User', es: { title: 'Usuario' } }),
  password: passwordField,
  database: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({
      title: 'Database',
      help: 'Empty: the one that is called like the user.',
      es: { title: 'Base de datos', help: 'Vacío: la que se llama como el usuario.' },
    }),
  query: queryField,
  ...expectedValueFields,
  ...tlsFields,
});
type Settings = z.output<typeof settings>;

/** The protocol by hand and not the driver of the kernel: that one reads as much as a hostile server sends. */
export const postgres = defineCheckKind({
  kind: 'postgres',
  title: { en: 'PostgreSQL', es: 'PostgreSQL' },
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
  const wire = set.useTls ? await encrypted(call) : call.wire;
  const { user, password = '', database } = set;
  await signIn(wire, { user, password, database: database || user, application: 'NEXUS Pulse' });
  // A query that we no longer wait for must not go on over there.
  if (set.query)
    await firstValue(wire, `BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}`);
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
