import { z } from 'zod';
import { type CheckKind, defineCheckKind } from '../check-kind.ts';
import type { Text } from '#library/text.ts';
import { placeText } from '../connection/place.ts';
import { valuesOf } from '../values-of.ts';
import { type Call, converse } from './converse.ts';
import { expectedValueFields, judgeValue } from './expected-value.ts';
import { outcomeOf } from './outcome-of.ts';
import { passwordField, placeFields, tlsFields, userField } from './server-fields.ts';

/** A database that answers SQL, and its own way to be asked. */
interface SqlDatabase {
  readonly kind: string;
  readonly title: Text;
  /** The usual ones. */
  readonly port: number;
  readonly user: string;
  /** What an empty name of a database stands for, where it stands for anything. */
  readonly withoutDatabase?: Text;
  /** Signs in and asks: the first value of the first row as text, null for NULL, undefined without a row. */
  ask(call: Call, settings: SqlSettings, timeoutMs: number): Promise<string | null | undefined>;
}

export type SqlSettings = z.output<ReturnType<typeof settingsFor>>;

export function sqlKind(database: SqlDatabase): CheckKind<SqlSettings> {
  return defineCheckKind({
    kind: database.kind,
    title: database.title,
    help: {
      en: 'Signs in and asks a query. Its first value can be compared with what you expect.',
      es: 'Inicia sesión y hace una consulta. Su primer valor puede compararse con el que esperas.',
    },
    settings: settingsFor(database),
    values: valuesOf('RESPONSE_TIME', 'BODY', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
    target: ({ host, port }) => placeText(host, port),
    async check(set, context) {
      const partner = { server: set, tls: 'asked', secrets: [set.password] } as const;
      const { timeoutMs } = context;
      const conversation = await converse(partner, context, (call) => database.ask(call, set, timeoutMs));
      return outcomeOf(conversation, context, (seen) => {
        const problem = judgeValue(seen, set);
        return { body: seen ?? undefined, reason: problem?.reason, evidence: problem && [problem.evidence] };
      });
    },
  });
}

function settingsFor({
  port,
  user,
  withoutDatabase,
}: Pick<SqlDatabase, 'port' | 'user' | 'withoutDatabase'>) {
  return z.object({
    ...placeFields('db.lan', port),
    user: userField
      .unwrap()
      .min(1)
      .default(user)
      .meta({ title: 'User', es: { title: 'Usuario' } }),
    password: passwordField,
    database: z
      .string()
      .trim()
      .max(200)
      .optional()
      .meta({
        title: 'Database',
        ...(withoutDatabase && { help: withoutDatabase.en }),
        es: { title: 'Base de datos', ...(withoutDatabase && { help: withoutDatabase.es }) },
      }),
    query: queryField,
    ...expectedValueFields,
    ...tlsFields,
  });
}

const queryField = z
  .string()
  .trim()
  .max(10_000)
  .optional()
  .meta({
    title: 'Query',
    multiline: 3,
    placeholder: 'SELECT count(*) FROM jobs WHERE failed',
    help: 'Asked in a transaction that only reads. Give NEXUS a user that may do nothing else. Empty: SELECT 1.',
    es: {
      title: 'Consulta',
      help: 'Se hace en una transacción de solo lectura. Da a NEXUS un usuario que no pueda hacer nada más. Vacío: SELECT 1.',
    },
  });
