import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { classifyMail, type MailFailure } from '../channel-mail/classify-mail.ts';
import { mailOf } from '../channel-mail/mail-of.ts';
import { openGuardedSocket } from '../delivery/open-guarded-socket.ts';
import { trusted } from '../delivery/own-authority.ts';
import type { Message } from '../message/message.ts';
import { defineChannel, type SendContext, type SendOutcome } from './channel.ts';

/** No quotes, brackets or line ends: what stands here goes into headers and commands. */
const address = String.raw`[^\s@<>(),;:\\"\[\]\x00-\x1f\x7f]{1,64}@[^\s@<>(),;:\\"\[\]\x00-\x1f\x7f]{1,255}`;

const settings = z.object({
  host: z
    .string()
    .regex(/^[\w.:-]{1,255}$/)
    .meta({ title: 'Mail server', placeholder: 'smtp.example.net', es: { title: 'Servidor de correo' } }),
  port: z
    .int()
    .min(1)
    .max(65_535)
    .default(587)
    .meta({ title: 'Port', es: { title: 'Puerto' } }),
  encryption: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .meta({
      title: 'Encryption',
      help: 'STARTTLS on port 587, TLS on 465. None only for a relay in your own network, on 25.',
      options: { starttls: 'STARTTLS', tls: 'TLS', none: 'None' },
      es: {
        title: 'Cifrado',
        help: 'STARTTLS en el puerto 587, TLS en el 465. Ninguno solo para un relé de tu red, en el 25.',
      },
    }),
  user: z
    .string()
    .max(255)
    .optional()
    .meta({ title: 'User', es: { title: 'Usuario' } }),
  password: z
    .string()
    .max(500)
    .optional()
    .meta({
      title: 'Password',
      secret: true,
      help: 'Many providers want a password made for this app only.',
      es: { title: 'Contraseña', help: 'Muchos proveedores piden una contraseña solo para esta aplicación.' },
    }),
  from: z
    .string()
    .regex(new RegExp(`^${address}$`), 'Enter one address.')
    .meta({ title: 'From', placeholder: 'nexus@example.net', es: { title: 'De' } }),
  to: z
    .string()
    .max(4_000)
    .regex(new RegExp(`^ *${address}( *, *${address})* *$`), 'Enter addresses with commas between.')
    .meta({
      title: 'To',
      placeholder: 'ana@example.net, ben@example.net',
      help: 'One address or several, with commas between.',
      es: { title: 'Para', help: 'Una dirección o varias, separadas por comas.' },
    }),
  ca: ownAuthority,
});
type Settings = z.output<typeof settings>;

export const email = defineChannel({
  id: 'email',
  title: 'E-mail',
  help: {
    en: 'Sends e-mails by your mail server, one thread for each group of alerts.',
    es: 'Envía correos por tu servidor, un hilo por cada grupo de alertas.',
  },
  settings,
  limits: [{ tokens: 30, perMs: 60_000 }],
  async send(message, set, context) {
    const key = `taken:${message.id}`;
    const everybody = [...new Set(set.to.split(',').map((one) => one.trim()))];
    const taken = new Set(readList(await context.memory.get(key)));
    const tried = await sendTo(
      everybody.filter((one) => !taken.has(one)),
      message,
      set,
      context,
    );
    for (const one of tried.accepted) taken.add(one);
    // Whoever has it does not get it again because another one's mailbox was full.
    const isPartly = tried.outcome.kind === 'retry' && taken.size > 0;
    if (isPartly) await context.memory.set(key, JSON.stringify([...taken]));
    else if (context.attempt > 1) await context.memory.set(key, undefined);
    return tried.outcome;
  },
});

interface Tried {
  readonly outcome: SendOutcome;
  readonly accepted: readonly string[];
}

async function sendTo(
  to: readonly string[],
  message: Message,
  set: Settings,
  context: SendContext,
): Promise<Tried> {
  const { from } = set;
  try {
    if (to.length === 0) return { outcome: { kind: 'sent' }, accepted: [] };
    const sent = await transportOf(set, context.signal).sendMail({
      ...mailOf(message, from),
      from: { name: 'NEXUS', address: from },
      to: [...to],
      envelope: { from, to: [...to] },
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: context.signal,
    });
    const accepted = to.filter((one) => !sent.rejected.includes(one));
    return { outcome: outcomeOf(sent.rejectedErrors ?? [], sent.response), accepted };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof Error)) throw error;
    return { outcome: classifyMail(error), accepted: [] };
  }
}

/** Once some recipients have it: what becomes of the others. */
function outcomeOf(rejected: readonly MailFailure[], response: string): SendOutcome {
  const [first] = rejected;
  if (first === undefined) return { kind: 'sent', code: Number(response.slice(0, 3)) };
  const outcomes = rejected.map(classifyMail);
  const later = outcomes.find(({ kind }) => kind === 'retry');
  const outcome = later ?? classifyMail(first);
  // The address is at fault, not the settings that others were reached with.
  return outcome.kind === 'refused' ? { ...outcome, isBroken: false } : outcome;
}

function transportOf({ host, port, encryption, user, password, ca }: Settings, signal: AbortSignal) {
  return createTransport({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(user && { auth: { user, pass: password ?? '' } }),
    tls: { ...(isIP(host) === 0 && { servername: host }), ...trusted(ca) },
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    getSocket: (_, give) =>
      void openGuardedSocket({ host, port }, signal).then((connection) => give(null, { connection }), give),
  });
}

function readList(text: string | undefined): string[] {
  return text === undefined ? [] : JSON.parse(text);
}
