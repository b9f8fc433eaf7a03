import { z } from 'zod';
import { numberAt, textAt } from '../body-path.ts';
import { post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asMarkdown } from '../message/as-markdown.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

/** All text of the embeds together may have 6000 characters; title and description 256 and 4096. */
const longestTitle = 256;
const longestText = 4_000;

const settings = z.object({
  url: webAddress
    .regex(/\/api\/(v\d+\/)?webhooks\/\d+\/[^/]+$/, 'Copy the whole address of the webhook.')
    .meta({
      title: 'Address of the webhook',
      secret: true,
      placeholder: 'https://discord.com/api/webhooks/…',
      help: 'In Discord: channel settings, Integrations, Webhooks, Copy URL.',
      es: {
        title: 'Dirección del webhook',
        help: 'En Discord: ajustes del canal, Integraciones, Webhooks, Copiar URL.',
      },
    }),
});

export const discord = defineChannel({
  id: 'discord',
  title: 'Discord',
  help: {
    en: 'Writes to a Discord channel by a webhook.',
    es: 'Escribe en un canal de Discord por un webhook.',
  },
  settings,
  limits: [
    { tokens: 5, perMs: 2_000 },
    { tokens: 30, perMs: 60_000 },
  ],
  send: (message, { url }, context) =>
    post({ url: `${url}?wait=true`, body: bodyOf(message) }, context, {
      receiver: 'Discord',
      advice: {
        en: 'Make a new webhook in Discord and enter its address.',
        es: 'Crea un webhook nuevo en Discord y escribe su dirección.',
      },
      wordsOf: (body) => textAt(body, 'message'),
      // Fractions of a second; the header is rounded.
      pauseOf: (body) => {
        const seconds = numberAt(body, 'retry_after');
        return seconds === undefined ? undefined : Math.ceil(seconds * 1000);
      },
    }),
});

function bodyOf(message: Message): object {
  return {
    embeds: [
      {
        title: cutText(message.title, longestTitle),
        description: asMarkdown(message, longestText, 'body'),
        color: colourOf(message),
        timestamp: new Date(message.sentAtMs).toISOString(),
        ...(message.url && { url: message.url }),
      },
    ],
    // Nothing that an alert says may call everybody.
    allowed_mentions: { parse: [] },
  };
}

function colourOf({ status, severity }: Message): number {
  if (status === 'resolved') return 0x00_c8_96;
  return { critical: 0xef_44_44, warning: 0xf0_a5_00, info: 0x3b_82_f6 }[severity];
}
