import { z } from 'zod';
import { checkHealth } from '#library/grpc/check-health.ts';
import { defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { converse } from './dialogue/converse.ts';
import { outcomeOf } from './dialogue/outcome-of.ts';
import { placeFields, tlsFields } from './dialogue/server-fields.ts';
import { judgeHealth } from './grpc/judge-health.ts';
import { valuesOf } from './values-of.ts';

const settings = z.object({
  ...placeFields('api.lan', 50_051),
  service: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta({
      title: 'Service',
      placeholder: 'shop.v1.Orders',
      help: 'Empty: the server as a whole.',
      es: { title: 'Servicio', help: 'Vacío: el servidor en su conjunto.' },
    }),
  ...tlsFields,
});

export const grpc = defineCheckKind({
  kind: 'grpc',
  title: { en: 'gRPC', es: 'gRPC' },
  help: {
    en: 'Asks a service by the health protocol of gRPC whether it serves.',
    es: 'Pregunta a un servicio, por el protocolo de salud de gRPC, si está atendiendo.',
  },
  settings,
  values: valuesOf('STATUS', 'BODY', 'RESPONSE_TIME', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target: ({ host, port }) => placeText(host, port),
  async check(set, context) {
    const partner = { server: set, tls: 'first', secrets: [], protocols: ['h2'] } as const;
    const conversation = await converse(partner, context, ({ wire }) =>
      checkHealth(wire.stream, {
        authority: placeText(set.host, set.port),
        service: set.service,
        isSecure: set.useTls,
      }),
    );
    return outcomeOf(conversation, context, judgeHealth);
  },
});
