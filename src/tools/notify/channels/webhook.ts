import { z } from 'zod';
import { alertmanagerBody } from '../channel-http/alertmanager-body.ts';
import { headerText } from '../channel-http/header-text.ts';
import { post } from '../channel-http/post.ts';
import { signatureHeaders } from '../channel-http/standard-webhook.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { jsonOf } from '../json-of.ts';
import { asJson } from '../message/as-json.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { defineChannel } from './channel.ts';

const settings = z.object({
  url: webAddress.meta({
    title: 'Address',
    placeholder: 'https://example.net/hook',
    help: 'Where the messages are posted.',
    es: { title: 'Dirección', help: 'Adonde se envían los mensajes.' },
  }),
  format: z
    .enum(['nexus', 'alertmanager', 'template'])
    .default('nexus')
    .meta({
      title: 'Format',
      help: 'Of Alertmanager for receivers that know it; the words chosen above, as they stand, for any other.',
      options: { nexus: 'NEXUS', alertmanager: 'Alertmanager', template: 'Template' },
      es: {
        title: 'Formato',
        help: 'El de Alertmanager, para receptores que lo conozcan; las palabras elegidas arriba, tal cual, para cualquier otro.',
        options: { template: 'Plantilla' },
      },
    }),
  secret: z
    .string()
    .max(500)
    .optional()
    .meta({
      title: 'Secret',
      secret: true,
      help: 'Messages are signed with it (Standard Webhooks).',
      es: { title: 'Secreto', help: 'Los mensajes se firman con él (Standard Webhooks).' },
    }),
  authorization: headerText
    .max(2000)
    .optional()
    .meta({
      title: 'Authorization header',
      secret: true,
      placeholder: 'Bearer …',
      help: 'Sent as it stands here.',
      es: { title: 'Cabecera Authorization', help: 'Se envía tal como está aquí.' },
    }),
});

export const webhook = defineChannel({
  id: 'webhook',
  title: 'Webhook',
  help: {
    en: 'Posts JSON to an address, signed if you give a secret.',
    es: 'Envía JSON a una dirección, firmado si das un secreto.',
  },
  settings,
  limits: [],
  send(message, { url, format, secret, authorization }, context) {
    const body =
      format === 'template'
        ? (message.ownText ?? asPlainText(message))
        : JSON.stringify(bodies[format](message));
    return post(
      {
        url,
        body,
        headers: {
          'webhook-id': message.id,
          ...(!isJson(format, body) && { 'content-type': 'text/plain; charset=utf-8' }),
          ...(secret && signatureHeaders(message.id, body, secret, context.nowMs)),
          ...(authorization && { authorization }),
        },
      },
      context,
      {
        receiver: { en: 'The receiver', es: 'El receptor' },
        advice: {
          en: 'Check the address and what it asks for.',
          es: 'Revisa la dirección y lo que pide.',
        },
      },
    );
  },
});

const bodies = { nexus: asJson, alertmanager: alertmanagerBody };

/** A template may write JSON, or whatever else its receiver reads. */
function isJson(format: string, body: string): boolean {
  return format !== 'template' || jsonOf(body) !== undefined;
}
