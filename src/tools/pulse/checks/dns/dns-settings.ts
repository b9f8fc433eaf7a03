import { isIP } from 'node:net';
import { z } from 'zod';
import { isHost, portNumber } from '../connection/place.ts';
import { responseCodes } from './ask-server.ts';
import { recordTypes } from './record-types.ts';

export const dnsSettings = z
  .object({
    name: z
      .string()
      .trim()
      .max(253)
      .refine((text) => isHost(text) || /^\d+(\.\d+)*\.[a-z]/i.test(text), {
        error: 'Enter a name such as photos.lan.',
      })
      .meta({
        title: 'Name',
        placeholder: 'photos.lan',
        help: 'For PTR, an IP address.',
        es: { title: 'Nombre', help: 'Para PTR, una dirección IP.' },
      }),
    type: z
      .enum(recordTypes)
      .default('A')
      .meta({ title: 'Record type', es: { title: 'Tipo de registro' } }),
    server: z
      .string()
      .trim()
      .max(300)
      .refine((text) => serversOf(text).every(isHost) && serversOf(text).length <= 4, {
        error: 'Enter up to four addresses or names, with commas between.',
      })
      .optional()
      .meta({
        title: 'Name server',
        placeholder: '192.168.1.1',
        help: 'Empty: those of the system.',
        es: { title: 'Servidor de nombres', help: 'Vacío: los del sistema.' },
      }),
    port: portNumber.default(53).meta({ title: 'Port', es: { title: 'Puerto' } }),
    expected: z
      .string()
      .max(10_000)
      .optional()
      .meta({
        title: 'Expected records',
        multiline: 3,
        placeholder: '10 mail.example.net',
        help: 'One a line. Empty: any will do.',
        es: { title: 'Registros esperados', help: 'Uno por línea. Vacío: cualquiera vale.' },
      }),
    others: z
      .enum(['allowed', 'refused'])
      .default('allowed')
      .meta({
        title: 'Other records beside them',
        options: { allowed: 'Allowed', refused: 'Not allowed' },
        es: { title: 'Otros registros además', options: { allowed: 'Permitidos', refused: 'No permitidos' } },
      }),
    responseCode: z
      .enum(responseCodes)
      .default('NOERROR')
      .meta({
        title: 'Expected response code',
        help: 'NXDOMAIN: the name must not exist.',
        es: { title: 'Código de respuesta esperado', help: 'NXDOMAIN: el nombre no debe existir.' },
      }),
  })
  .refine(({ name, type }) => type === 'PTR' || isIP(name) === 0, {
    path: ['name'],
    error: 'An address has PTR records only. Enter a name, or choose PTR.',
  });

export type DnsSettings = z.output<typeof dnsSettings>;

export function serversOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
}
