import { z } from 'zod';
import { textAt } from '../body-path.ts';
import { headerText } from '../channel-http/header-text.ts';
import { baseOf, post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asMarkdown } from '../message/as-markdown.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

/** Bytes; longer ones would become an attachment. */
const longestText = 3_900;
const longestTitle = 250;

const settings = z.object({
  server: webAddress.default('https://ntfy.sh').meta({
    title: 'Server',
    help: 'ntfy.sh, or your own.',
    es: { title: 'Servidor', help: 'ntfy.sh o el tuyo.' },
  }),
  topic: z
    .string()
    .regex(/^[-_A-Za-z0-9]{1,64}$/)
    .meta({
      title: 'Topic',
      placeholder: 'my-lab-alerts',
      help: 'Who knows it can read it on a public server.',
      es: { title: 'Tema', help: 'En un servidor público, quien lo sepa puede leerlo.' },
    }),
  token: headerText
    .max(500)
    .optional()
    .meta({
      title: 'Access token',
      secret: true,
      placeholder: 'tk_…',
      es: { title: 'Token de acceso' },
    }),
});

export const ntfy = defineChannel({
  id: 'ntfy',
  title: 'ntfy',
  help: {
    en: 'Push messages to phones by a topic of ntfy.sh or your own server.',
    es: 'Mensajes al móvil por un tema de ntfy.sh o de tu propio servidor.',
  },
  settings,
  limits: [{ tokens: 12, perMs: 60_000 }],
  async send(message, { server, topic, token }, context) {
    const outcome = await post(
      {
        url: `${baseOf(server)}/`,
        headers: token ? { authorization: `Bearer ${token}` } : {},
        body: {
          topic,
          title: cutText(message.title, longestTitle),
          message: withinBytes(message),
          markdown: true,
          priority: priorityOf(message),
          tags: [message.status === 'resolved' ? 'white_check_mark' : tagOf[message.severity]],
          ...(message.url && { click: message.url }),
        },
      },
      context,
      {
        receiver: 'ntfy',
        advice: {
          en: 'Check the topic and the token.',
          es: 'Revisa el tema y el token.',
        },
        broken: [401, 403, 404],
        wordsOf: (body) => textAt(body, 'error'),
      },
    );
    // It says no time; a daily limit (42908 and its like) comes back with the schedule.
    return outcome.kind === 'retry' &&
      outcome.code === 429 &&
      outcome.afterMs === undefined &&
      context.attempt === 1
      ? { ...outcome, afterMs: 5_000 }
      : outcome;
  },
});

const tagOf = { critical: 'rotating_light', warning: 'warning', info: 'information_source' } as const;

function priorityOf({ status, severity }: Message): number {
  if (status === 'resolved') return 3;
  return { critical: 5, warning: 4, info: 2 }[severity];
}

/** A character may take four bytes. */
function withinBytes(message: Message): string {
  for (let limit = longestText; ; limit = Math.floor(limit * 0.7)) {
    const text = asMarkdown(message, limit, 'body');
    if (Buffer.byteLength(text) <= longestText || limit < 100) return text;
  }
}
