import { z } from 'zod';
import { SchemaForm } from '../ui/form/schema-form.tsx';
import { showToast } from '../ui/toast.ts';
import { Part } from './part.tsx';

const Monitor = z.object({
  name: z
    .string()
    .min(1)
    .meta({
      title: 'Name',
      help: 'How it is listed',
      placeholder: 'jellyfin',
      es: { title: 'Nombre', help: 'Cómo aparece en la lista' },
    }),
  check: z
    .discriminatedUnion('kind', [
      z
        .object({
          kind: z.literal('http').meta({ title: 'What to check', es: { title: 'Qué comprobar' } }),
          address: z
            .url()
            .meta({ title: 'Address', placeholder: 'https://nas.lan:8096', es: { title: 'Dirección' } }),
          method: z
            .enum(['GET', 'HEAD', 'POST'])
            .default('GET')
            .meta({ title: 'Method', es: { title: 'Método' } }),
          headers: z
            .record(z.string(), z.string())
            .optional()
            .meta({ title: 'Headers', es: { title: 'Cabeceras' } }),
        })
        .meta({
          title: 'A web address',
          help: 'Asks it and reads the answer',
          es: { title: 'Una dirección web', help: 'La pide y lee la respuesta' },
        }),
      z
        .object({
          kind: z.literal('tcp'),
          host: z
            .string()
            .min(1)
            .meta({ title: 'Host', es: { title: 'Equipo' } }),
          port: z
            .int()
            .min(1)
            .max(65_535)
            .meta({ title: 'Port', es: { title: 'Puerto' } }),
        })
        .meta({
          title: 'A port',
          help: 'Only whether it opens',
          es: { title: 'Un puerto', help: 'Solo si se abre' },
        }),
    ])
    .meta({ title: 'Check' }),
  intervalSeconds: z
    .int()
    .min(5)
    .max(86_400)
    .default(60)
    .meta({
      title: 'Every',
      unit: 's',
      help: 'How often it asks',
      es: { title: 'Cada', help: 'Con qué frecuencia pregunta' },
    }),
  password: z
    .string()
    .optional()
    .meta({ title: 'Password', secret: true, es: { title: 'Contraseña' } }),
  tags: z
    .array(z.string().min(2))
    .default([])
    .meta({ title: 'Tags', es: { title: 'Etiquetas' } }),
  days: z
    .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
    .default(['mon', 'tue', 'wed', 'thu', 'fri'])
    .meta({ title: 'On', es: { title: 'Días' } }),
  limits: z
    .object({
      warnMs: z
        .number()
        .positive()
        .optional()
        .meta({ title: 'Warn above', unit: 'ms', es: { title: 'Avisar por encima de' } }),
    })
    .optional()
    .meta({ title: 'Limits', es: { title: 'Límites' } }),
  note: z
    .string()
    .optional()
    .meta({
      title: 'Note',
      multiline: 3,
      help: 'For whoever is woken up',
      es: { title: 'Nota', help: 'Para quien se despierte' },
    }),
  isPaused: z
    .boolean()
    .default(false)
    .meta({ title: 'Start paused', es: { title: 'Empezar en pausa' } }),
});

const issues = [{ path: 'name', message: 'jellyfin is taken by another monitor' }];

export function FormsPage() {
  const address = new URLSearchParams(location.search);
  return (
    <Part title="A form from a schema">
      <div className="w-full max-w-5xl">
        <SchemaForm
          schema={Monitor}
          value={{ name: 'jellyfin', password: 'known', tags: ['media'] }}
          issues={address.has('issues') ? issues : undefined}
          onSubmit={(value) => {
            showToast({ title: `${value.name} saved` });
          }}
          submitLabel="Add monitor"
          preview={(value) => ({ language: 'json', text: JSON.stringify(value, null, 2) })}
        />
      </div>
    </Part>
  );
}
