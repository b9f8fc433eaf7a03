import { z } from 'zod';
import { type CheckContext, type CheckOutcome, defineCheckKind } from './check-kind.ts';
import { connect } from './connection/connect.ts';
import { hostName, ipFamily, placeText, portNumber } from './connection/place.ts';
import { connectionFacts } from './connection/shared-facts.ts';
import { detailOf } from './reasons.ts';
import { type Conversation, converse } from './tcp/converse.ts';
import { unescapeBytes } from './tcp/escapes.ts';
import { valuesOf, withValues } from './values-of.ts';

const settings = z.object({
  host: hostName.meta({ title: 'Host', placeholder: 'db.lan', es: { title: 'Equipo' } }),
  port: portNumber.meta({ title: 'Port', placeholder: '5432', es: { title: 'Puerto' } }),
  send: z
    .string()
    .max(2000)
    .optional()
    .meta({
      title: 'Send',
      placeholder: String.raw`PING\r\n`,
      help: String.raw`Sent once connected. \r, \n, \t and bytes as \x1b are understood.`,
      es: {
        title: 'Enviar',
        help: String.raw`Se envía al conectar. Se entienden \r, \n, \t y bytes como \x1b.`,
      },
    }),
  expect: z
    .string()
    .max(1000)
    .optional()
    .meta({
      title: 'Expected in the answer',
      placeholder: '+PONG',
      help: 'Empty: it is enough that the port takes the connection.',
      es: { title: 'Se espera en la respuesta', help: 'Vacío: basta con que el puerto acepte la conexión.' },
    }),
  family: ipFamily,
});
type Settings = z.output<typeof settings>;

export const tcp = defineCheckKind({
  kind: 'tcp',
  title: { en: 'TCP port', es: 'Puerto TCP' },
  help: {
    en: 'Connects to a port, and if you want, says something and looks at the answer.',
    es: 'Se conecta a un puerto y, si quieres, dice algo y mira la respuesta.',
  },
  settings,
  values: valuesOf('CONNECTED', 'RESPONSE_TIME', 'IP', 'BODY'),
  target: ({ host, port }) => placeText(host, port),
  async check(asked, context) {
    const startMs = context.monotonicMs();
    const connection = await connect(asked, context);
    const { socket, reason } = connection;
    const talk = socket && (await talkOf(asked, context, socket));
    const totalMs = context.monotonicMs() - startMs;
    const { timings } = connection;
    const isAnswered = talk ? talk.heard.length > 0 : socket !== undefined;
    const firstByteMs = totalMs - (timings.dnsMs ?? 0) - (timings.connectMs ?? 0);
    const seen = { ...connection, timings: talk ? { ...timings, firstByteMs } : timings };
    const found = { ...connectionFacts(seen, totalMs), ...(isAnswered && { latencyMs: totalMs }) };
    const facts = withValues(found, context, (name) =>
      name === 'BODY' ? talk?.heard.toString('utf8') : undefined,
    );
    const failed = reason ?? talk?.reason;
    return failed === undefined ? { ...facts, ok: true } : { ...facts, ...failure(asked, failed) };
  },
});

/** Undefined: nobody wants to hear anything. */
async function talkOf(
  { send = '', expect = '' }: Settings,
  { wants, signal }: CheckContext,
  socket: Parameters<typeof converse>[0],
): Promise<Conversation | undefined> {
  if (expect !== '' || wants.has('BODY'))
    return converse(socket, { say: unescapeBytes(send), wanted: unescapeBytes(expect) }, signal);
  socket.end(unescapeBytes(send));
  socket.destroySoon();
  return undefined;
}

function failure({ expect }: Settings, reason: NonNullable<CheckOutcome['reason']>) {
  const evidence =
    reason.id === 'keyword-missing'
      ? [
          {
            label: 'Answer',
            labelEs: 'Respuesta',
            expected: detailOf(expect ?? ''),
            seen: reason.detail ?? '',
          },
        ]
      : [];
  return { ok: false, reason, evidence } as const;
}
