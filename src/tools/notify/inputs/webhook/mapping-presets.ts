import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';
import { fixedBodyPresets } from './fixed-body-presets.ts';
import { ownBodyPresets } from './own-body-presets.ts';
import { shoutrrrPresets } from './shoutrrr-presets.ts';

const dayMs = 24 * 3_600_000;

/** What people have. Written after what the products document, not after what was seen of them: a preview tells. */
export const mappingPresets: readonly MappingPreset[] = [
  ...fixedBodyPresets,
  ...ownBodyPresets,
  ...shoutrrrPresets,
  {
    id: 'any-json',
    title: 'Any JSON',
    setUp: {
      en: 'Send JSON with the fields of the example by POST; plain text becomes the title.\nThe status "resolved", with the same key, ends the alert; without it, it ends after a day.',
      es: 'Envía JSON con los campos del ejemplo por POST; un texto sin formato pasa a ser el título.\nEl estado «resolved», con la misma clave, termina la alerta; sin él, termina al cabo de un día.',
    },
    toEnter: null,
    mapping: WebhookMapping.parse({
      title: '{{ title }}{{ text }}',
      description: '{{ message }}{{ description }}',
      severity: '{{ severity | default "warning" }}',
      resolved: '{{ status }}',
      key: '{{ key }}',
      labels: { host: '{{ host }}' },
      link: '{{ url }}',
      resolveAfterMs: dayMs,
    }),
    sample: JSON.stringify({
      title: 'Backup failed',
      message: 'no space left on device',
      severity: 'critical',
      host: 'nas',
      key: 'backup',
      status: 'firing',
    }),
  },
];
