import { z } from 'zod';
import { expectedValueFields } from '../dialogue/expected-value.ts';
import { passwordField, placeFields, tlsFields, userField } from '../dialogue/server-fields.ts';
import { pathField } from '../dialogue/value-at-path.ts';

/** MQTT 5.0, 4.7.1: `+` is a whole level, and `#` the last one. */
const topicFilter = /^(?=.)(?!.*[^/]\+)(?!.*\+[^/])(?!.*[^/]#)(?!.*#.)[^\p{Cc}]*$/u;

export const mqttSettings = z
  .object({
    ...placeFields('mqtt.lan', 1883),
    user: userField,
    password: passwordField,
    clientId: z
      .string()
      .trim()
      .max(100)
      .optional()
      .meta({
        title: 'Client id',
        help: 'Only if the broker expects a certain one.',
        es: { title: 'Id de cliente', help: 'Solo si el bróker espera uno determinado.' },
      }),
    topic: z
      .string()
      .max(200)
      .regex(/^$|^./u)
      .refine((topic) => topic === '' || topicFilter.test(topic), {
        error: 'Use words with slashes between; + stands for one word, and # at the end for all that follow.',
      })
      .optional()
      .meta({
        title: 'Topic',
        placeholder: 'home/+/state',
        help: 'A message on it has to come within the timeout. Empty: signing in is enough.',
        es: {
          title: 'Tema',
          help: 'Debe llegar un mensaje en él antes del tiempo límite. Vacío: basta con iniciar sesión.',
        },
      }),
    path: pathField,
    ...expectedValueFields,
    publishTopic: z
      .string()
      .max(200)
      .regex(/^[^+#\p{Cc}]*$/u, 'Use words with slashes between, without # and +.')
      .optional()
      .meta({
        title: 'Publish on',
        help: 'A message is sent there first, as for a service that answers.',
        es: { title: 'Publicar en', help: 'Antes se envía ahí un mensaje, como a un servicio que responde.' },
      }),
    publishText: z
      .string()
      .max(10_000)
      .default('')
      .meta({ title: 'Message to publish', multiline: 2, es: { title: 'Mensaje que se publica' } }),
    ...tlsFields,
  })
  .refine(({ publishTopic, publishText }) => publishText === '' || Boolean(publishTopic), {
    path: ['publishTopic'],
    error: 'Enter the topic that the message is published on.',
  });

export type MqttSettings = z.output<typeof mqttSettings>;
