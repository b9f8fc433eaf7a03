import { createHash } from 'node:crypto';
import { z } from 'zod';
import { post } from '../channel-http/post.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { pushPayload } from '../channel-push/push-payload.ts';
import { sealContent } from '../channel-push/seal-content.ts';
import { vapidAuthorization } from '../channel-push/vapid.ts';
import type { Message } from '../message/message.ts';
import { defineChannel } from './channel.ts';

/** A day: as long as a message is tried. */
const lifeSeconds = 86_400;

const keyOf = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes, 'This is no key of a subscription.');

const settings = z.object({
  endpoint: webAddress.max(2_000).meta({ title: 'Address', secret: true, es: { title: 'Dirección' } }),
  p256dh: keyOf(65).meta({
    title: 'Public key of the device',
    secret: true,
    es: { title: 'Clave pública del dispositivo' },
  }),
  auth: keyOf(16).meta({
    title: 'Secret of the device',
    secret: true,
    es: { title: 'Secreto del dispositivo' },
  }),
});

/** Messages to the app on a phone or in a browser (RFC 8030, 8291, 8292). */
export const webPush = defineChannel({
  id: 'web-push',
  title: 'Device',
  help: {
    en: 'This app on a phone, or a browser. Pressing "Notify this device" there, on the page Channels, adds it.',
    es: 'Esta aplicación en un móvil, o un navegador. Se añade al pulsar allí "Avisar a este dispositivo", en la página Canales.',
  },
  settings,
  isDevice: true,
  // Services say no number; more than this nobody looks at, so more is told in one.
  limits: [{ tokens: 20, perMs: 60_000 }],
  async send(message, { endpoint, p256dh, auth }, context) {
    const tag = topicOf(message.groupKey);
    const contact = message.externalUrl?.startsWith('https:') ? message.externalUrl : strangersContact;
    const content = Buffer.from(pushPayload(message, tag));
    const outcome = await post(
      {
        url: endpoint,
        headers: {
          'content-type': 'application/octet-stream',
          'content-encoding': 'aes128gcm',
          authorization: vapidAuthorization(await context.vapidKeys(), {
            endpoint,
            contact,
            nowMs: context.nowMs,
          }),
          ttl: String(lifeSeconds),
          urgency: urgencyOf(message),
          topic: tag,
        },
        body: sealContent(content, { p256dh, auth }),
      },
      context,
      {
        receiver: { en: 'The push service', es: 'El servicio de avisos' },
        advice: {
          en: 'Turn the notifications of the device off and on again: it was subscribed with another key.',
          es: 'Desactiva y vuelve a activar los avisos del dispositivo: se suscribió con otra clave.',
        },
      },
    );
    return outcome.kind === 'refused' && (outcome.code === 404 || outcome.code === 410)
      ? { ...outcome, ...gone }
      : outcome;
  },
});

/** Of a NEXUS that does not know its own address. Services look at its form only. */
const strangersContact = 'mailto:nexus@example.org';

const gone = {
  reason:
    'This device has unsubscribed. Press "Notify this device" on it to get messages again, or remove it here.',
  reasonEs:
    'Este dispositivo ha dejado de recibir avisos. Pulsa en él "Avisar a este dispositivo" para recibirlos de nuevo, o elimínalo aquí.',
};

/** 32 characters of base64url (RFC 8030, 5.4), from which nobody reads the group. */
function topicOf(groupKey: string): string {
  return createHash('sha256').update(groupKey).digest('base64url').slice(0, 32);
}

function urgencyOf({ status, severity }: Message): string {
  if (status === 'resolved') return 'normal';
  return { critical: 'high', warning: 'normal', info: 'low' }[severity];
}
