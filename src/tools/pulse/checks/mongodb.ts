import { z } from 'zod';
import type { BsonDocument } from '#library/mongodb/read-bson.ts';
import { runCommand } from '#library/mongodb/run-command.ts';
import { sayHello, signIn } from '#library/mongodb/sign-in.ts';
import type { Wire } from '#library/wire/wire.ts';
import { defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { converse } from './dialogue/converse.ts';
import { expectedValueFields, judgeValue } from './dialogue/expected-value.ts';
import { type Finding, outcomeOf } from './dialogue/outcome-of.ts';
import { pathField, valueAtPath } from './dialogue/value-at-path.ts';
import { passwordField, placeFields, tlsFields, userField } from './dialogue/server-fields.ts';
import { commandField, readMongoCommand } from './mongodb/command-field.ts';
import { judgeMember } from './mongodb/judge-member.ts';
import { valuesOf } from './values-of.ts';

const databaseName = z
  .string()
  .trim()
  .max(63)
  .regex(/^[^/\\. "$*<>:|?\0]*$/, 'A name of a database has no dots, spaces and slashes.');

const settings = z.object({
  ...placeFields('mongo', 27_017),
  user: userField,
  password: passwordField,
  source: databaseName.default('admin').meta({
    title: 'Database of the user',
    es: { title: 'Base de datos del usuario' },
  }),
  role: z
    .enum(['any', 'primary', 'secondary'])
    .default('any')
    .meta({
      title: 'It must be',
      options: { any: 'a member that serves', primary: 'the primary', secondary: 'a secondary' },
      es: {
        title: 'Debe ser',
        options: { any: 'un miembro que atiende', primary: 'el primario', secondary: 'un secundario' },
      },
    }),
  database: databaseName.default('admin').meta({
    title: 'Database of the command',
    es: { title: 'Base de datos del comando' },
  }),
  command: commandField,
  path: pathField,
  ...expectedValueFields,
  ...tlsFields,
});
type Settings = z.output<typeof settings>;

/** The protocol by hand and no driver: that one keeps pools, watchers and megabytes for what are three messages here. */
export const mongodb = defineCheckKind({
  kind: 'mongodb',
  title: { en: 'MongoDB', es: 'MongoDB' },
  help: {
    en: 'Signs in, looks at the role in its replica set, and asks a command that only reads.',
    es: 'Inicia sesión, mira el papel en su conjunto de réplicas y hace un comando que solo lee.',
  },
  settings,
  values: valuesOf('RESPONSE_TIME', 'BODY', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target: ({ host, port }) => placeText(host, port),
  async check(set, context) {
    const partner = { server: set, tls: 'first', secrets: [set.password] } as const;
    const conversation = await converse(partner, context, ({ wire }) => ask(wire, set, context.timeoutMs));
    return outcomeOf(conversation, context, (seen) => findingOf(seen, set));
  },
});

interface Seen {
  readonly hello: BsonDocument;
  readonly answer: BsonDocument;
}

async function ask(wire: Wire, set: Settings, timeoutMs: number): Promise<Seen> {
  const { user, password = '', source, database } = set;
  const login = user ? { user, password, source } : undefined;
  const hello = await sayHello(wire, login);
  if (login) await signIn(wire, login, hello);
  const command = readMongoCommand(set.command ?? '') ?? { ping: 1 };
  // A command that we no longer wait for must not go on over there.
  const limits = {
    maxTimeMS: Math.ceil(timeoutMs),
    $readPreference: { mode: 'primaryPreferred' },
    $db: database,
  };
  return { hello, answer: await runCommand(wire, { ...command, ...limits }) };
}

function findingOf({ hello, answer }: Seen, set: Settings): Finding {
  const body = JSON.stringify(answer);
  const member = judgeMember(hello, set.role);
  if (member.reason !== undefined) return { body, ...member };
  const problem = judgeValue(valueAtPath(body, set.path ?? ''), set);
  return { body, reason: problem?.reason, evidence: problem && [problem.evidence] };
}
