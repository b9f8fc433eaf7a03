import { z } from 'zod';
import { post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

/** A header may have 150 characters, a section 3000; `&`, `<` and `>` grow when they are escaped. */
const longestTitle = 150;
const longestText = 2_900;

const settings = z.object({
  url: webAddress.meta({
    title: 'Address of the webhook',
    secret: true,
    placeholder: 'https://hooks.slack.com/services/…',
    help: 'In Slack: your app, Incoming Webhooks, Add New Webhook.',
    es: {
      title: 'Dirección del webhook',
      help: 'En Slack: tu aplicación, Incoming Webhooks, Add New Webhook.',
    },
  }),
});

export const slack = defineChannel({
  id: 'slack',
  title: 'Slack',
  help: {
    en: 'Writes to a Slack channel by an incoming webhook; Mattermost takes the same.',
    es: 'Escribe en un canal de Slack por un webhook entrante; Mattermost acepta lo mismo.',
  },
  settings,
  limits: [{ tokens: 1, perMs: 1_000 }],
  send: (message, { url }, context) =>
    post({ url, body: bodyOf(message) }, context, {
      receiver: 'Slack',
      advice: {
        en: 'Make a new webhook in Slack and enter its address.',
        es: 'Crea un webhook nuevo en Slack y escribe su dirección.',
      },
    }),
});

function bodyOf(message: Message): object {
  const link = message.url ? [{ type: 'mrkdwn', text: `<${encodeURI(message.url)}|NEXUS>` }] : [];
  return {
    text: escaped(message.title, longestTitle),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cutText(message.title, longestTitle) } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: escaped(asPlainText(message, longestText, 'body'), longestText) },
      },
      ...(link.length > 0 ? [{ type: 'context', elements: link }] : []),
    ],
    unfurl_links: false,
  };
}

/** Cut until it fits once its marks are written out. */
function escaped(text: string, most: number): string {
  for (let limit = most; ; limit = Math.floor(limit * 0.8)) {
    const written = cutText(text, limit)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
    if (written.length <= most || limit < 50) return written;
  }
}
