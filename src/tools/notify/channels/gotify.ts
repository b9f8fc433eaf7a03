import { z } from 'zod';
import { textAt } from '../body-path.ts';
import { headerText } from '../channel-http/header-text.ts';
import { baseOf, post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asMarkdown } from '../message/as-markdown.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

const longestText = 30_000;

const settings = z.object({
  server: webAddress.meta({
    title: 'Server',
    placeholder: 'https://gotify.example.net',
    es: { title: 'Servidor' },
  }),
  token: headerText
    .min(1)
    .max(500)
    .meta({
      title: 'Token of the application',
      secret: true,
      help: 'Gotify shows it under Apps.',
      es: { title: 'Token de la aplicación', help: 'Gotify lo muestra en Apps.' },
    }),
});

export const gotify = defineChannel({
  id: 'gotify',
  title: 'Gotify',
  help: {
    en: 'Push messages to Android and the browser by your own Gotify.',
    es: 'Mensajes a Android y al navegador por tu propio Gotify.',
  },
  settings,
  limits: [],
  send: (message, { server, token }, context) =>
    post(
      {
        url: `${baseOf(server)}/message`,
        headers: { 'x-gotify-key': token },
        body: {
          title: message.title,
          message: asMarkdown(message, longestText, 'body'),
          priority: priorityOf(message),
          extras: {
            'client::display': { contentType: 'text/markdown' },
            ...(message.url && { 'client::notification': { click: { url: message.url } } }),
          },
        },
      },
      context,
      {
        receiver: 'Gotify',
        advice: {
          en: 'Check the address and the token of the application.',
          es: 'Revisa la dirección y el token de la aplicación.',
        },
        wordsOf: (body) => textAt(body, 'errorDescription'),
      },
    ),
});

function priorityOf({ status, severity }: Message): number {
  if (status === 'resolved') return 4;
  return { critical: 8, warning: 5, info: 2 }[severity];
}
