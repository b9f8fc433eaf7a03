import { z } from 'zod';
import { numberAt, textAt } from '../body-path.ts';
import { headerText } from '../channel-http/header-text.ts';
import { baseOf, post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asHtml } from '../message/as-html.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { defineChannel } from './channel.ts';

/** An event may have 65,536 bytes, both forms and escapes together. */
const longestText = 8_000;

const settings = z.object({
  server: webAddress.meta({
    title: 'Homeserver',
    placeholder: 'https://matrix.example.net',
    es: { title: 'Homeserver' },
  }),
  room: z
    .string()
    .regex(/^!.{1,254}$/, 'A room id begins with an exclamation mark.')
    .meta({
      title: 'Id of the room',
      placeholder: '!abc:example.net',
      help: 'In Element: room settings, Advanced. It must not be encrypted.',
      es: {
        title: 'Id de la sala',
        help: 'En Element: ajustes de la sala, Avanzado. No debe estar cifrada.',
      },
    }),
  token: headerText
    .min(1)
    .max(1_000)
    .meta({
      title: 'Access token',
      secret: true,
      help: 'Of an account that is in the room.',
      es: { title: 'Token de acceso', help: 'De una cuenta que esté en la sala.' },
    }),
});

export const matrix = defineChannel({
  id: 'matrix',
  title: 'Matrix',
  help: {
    en: 'Writes to a Matrix room that is not encrypted.',
    es: 'Escribe en una sala de Matrix sin cifrar.',
  },
  settings,
  limits: [{ tokens: 10, perMs: 10_000 }],
  send: (message, { server, room, token }, context) =>
    post(
      {
        method: 'PUT',
        // The same transaction id and token are the same event: a message that is sent twice appears once.
        url: `${baseOf(server)}/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${encodeURIComponent(message.id)}`,
        headers: { authorization: `Bearer ${token}` },
        body: {
          msgtype: 'm.text',
          body: asPlainText(message, longestText),
          format: 'org.matrix.custom.html',
          formatted_body: asHtml(message, longestText).replaceAll('\n', '<br>'),
        },
      },
      context,
      {
        receiver: 'Matrix',
        advice: {
          en: 'Check the token, and that its account is in the room.',
          es: 'Revisa el token y que su cuenta esté en la sala.',
        },
        wordsOf: (body) => textAt(body, 'error'),
        pauseOf: (body) => numberAt(body, 'retry_after_ms'),
      },
    ),
});
