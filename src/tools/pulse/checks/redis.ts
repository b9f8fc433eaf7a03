import { z } from 'zod';
import { command, readReply } from '#library/redis/resp.ts';
import { WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { converse } from './dialogue/converse.ts';
import { outcomeOf } from './dialogue/outcome-of.ts';
import { passwordField, placeFields, tlsFields, userField } from './dialogue/server-fields.ts';
import { judgeReplication, type Replication, replicationOf } from './redis/replication.ts';
import { valuesOf } from './values-of.ts';

const settings = z.object({
  ...placeFields('redis', 6379),
  user: userField.meta({
    title: 'User',
    help: 'Only if the server knows more than one.',
    es: { title: 'Usuario', help: 'Solo si el servidor conoce más de uno.' },
  }),
  password: passwordField,
  role: z
    .enum(['any', 'master', 'replica'])
    .default('any')
    .meta({
      title: 'It must be',
      options: { any: 'either', master: 'the primary', replica: 'a replica' },
      es: {
        title: 'Debe ser',
        options: { any: 'cualquiera', master: 'el primario', replica: 'una réplica' },
      },
    }),
  ...tlsFields,
});
type Settings = z.output<typeof settings>;

export const redis = defineCheckKind({
  kind: 'redis',
  title: { en: 'Redis or Valkey', es: 'Redis o Valkey' },
  help: {
    en: 'Signs in, pings, and looks whether a replica still hears its primary.',
    es: 'Inicia sesión, hace ping y mira si una réplica sigue oyendo a su primario.',
  },
  settings,
  values: valuesOf('RESPONSE_TIME', 'BODY', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target: ({ host, port }) => placeText(host, port),
  async check(set, context) {
    const partner = { server: set, tls: 'first', secrets: [set.password] } as const;
    const conversation = await converse(partner, context, ({ wire }) => ask(wire, set));
    return outcomeOf(conversation, context, (seen) => {
      const body = seen && JSON.stringify(Object.fromEntries(seen));
      return { body, ...judgeReplication(seen, set.role) };
    });
  },
});

/** What it says of its replication; undefined where this user may not ask. */
async function ask(wire: Wire, { user, password }: Settings): Promise<Replication | undefined> {
  if (password) {
    wire.write(user ? command('AUTH', user, password) : command('AUTH', password));
    await readReply(wire);
  }
  wire.write(command('PING'));
  if ((await readReply(wire)) !== 'PONG') throw new WireFormatError('It does not answer as Redis does.');
  wire.write(command('INFO', 'replication'));
  try {
    return replicationOf((await readReply(wire)) ?? '');
  } catch (error) {
    if (error instanceof WireRefusal) return undefined;
    throw error;
  } finally {
    wire.write(command('QUIT'));
  }
}
