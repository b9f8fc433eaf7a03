import { z } from 'zod';
import { readPath } from '../body-path.ts';
import { baseOf, post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

const settings = z.object({
  token: z
    .string()
    .min(1)
    .max(100)
    .meta({
      title: 'API token of your application',
      secret: true,
      es: { title: 'Token de API de tu aplicación' },
    }),
  user: z
    .string()
    .min(1)
    .max(100)
    .meta({
      title: 'User or group key',
      secret: true,
      es: { title: 'Clave de usuario o de grupo' },
    }),
  emergency: z
    .boolean()
    .default(false)
    .meta({
      title: 'Repeat critical alerts until somebody confirms',
      help: 'Every two minutes for an hour.',
      es: {
        title: 'Repetir las críticas hasta que alguien confirme',
        help: 'Cada dos minutos durante una hora.',
      },
    }),
  server: webAddress.default('https://api.pushover.net').meta({ title: 'Server', es: { title: 'Servidor' } }),
});

export const pushover = defineChannel({
  id: 'pushover',
  title: 'Pushover',
  help: {
    en: 'Push messages to iPhone and Android, also past silent mode.',
    es: 'Mensajes a iPhone y Android, también en modo silencio.',
  },
  settings,
  limits: [{ tokens: 2, perMs: 1_000 }],
  send: (message, { token, user, emergency, server }, context) =>
    post(
      {
        url: `${baseOf(server)}/1/messages.json`,
        body: {
          token,
          user,
          title: cutText(message.title, 250),
          message: asPlainText(message, 1_024, 'body'),
          timestamp: Math.floor(message.sentAtMs / 1000),
          ...priorityOf(message, emergency),
          ...(message.url && message.url.length <= 512 && { url: message.url, url_title: 'NEXUS' }),
        },
      },
      context,
      {
        receiver: 'Pushover',
        advice: {
          en: 'Check the token and the user key.',
          es: 'Revisa el token y la clave de usuario.',
        },
        broken: [400, 401, 403, 404],
        wordsOf: errorsOf,
      },
    ),
});

function priorityOf({ status, severity }: Message, emergency: boolean): object {
  if (status === 'resolved') return { priority: 0 };
  if (severity === 'critical')
    return emergency ? { priority: 2, retry: 120, expire: 3_600 } : { priority: 1 };
  return { priority: severity === 'info' ? -1 : 0 };
}

function errorsOf(body: unknown): string | undefined {
  const errors = readPath(body, 'errors');
  return Array.isArray(errors) ? errors.join('; ') : undefined;
}
