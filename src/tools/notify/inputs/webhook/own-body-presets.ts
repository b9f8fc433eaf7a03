import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

const dayMs = 24 * 3_600_000;

/** Those that send what one writes into them: the body to enter has the fields that the mapping reads. */
export const ownBodyPresets: readonly MappingPreset[] = [
  {
    id: 'healthchecks',
    title: 'Healthchecks',
    setUp: {
      en: 'Add a Webhook integration: method POST and this body, once for down and once for up.',
      es: 'Añade una integración Webhook: método POST y este cuerpo, una vez para la caída y otra para la vuelta.',
    },
    toEnter: '{"name":"$NAME","status":"$STATUS","code":"$CODE","tags":"$TAGS","now":"$NOW"}',
    mapping: WebhookMapping.parse({
      title: '{{ name }} is {{ status }}',
      severity: 'critical',
      resolved: '{{ status }}',
      key: '{{ code }}{{ name }}',
      labels: { alertname: 'CheckDown', check: '{{ name }}', tags: '{{ tags }}' },
      checked: 'pings of {{ name }}',
      expected: 'a ping in time',
      seen: '{{ status }} at {{ now }}',
    }),
    sample: JSON.stringify({
      name: 'Backup',
      status: 'down',
      code: 'f618072a-7bde-4eee-af63-71a77c5723bc',
      tags: 'nas nightly',
      now: '2026-11-29T01:00:00+00:00',
    }),
  },
  {
    id: 'gatus',
    title: 'Gatus',
    setUp: {
      en: 'Configure alerting.custom with this address, method POST and this body, and send-on-resolved for each alert.',
      es: 'Configura alerting.custom con esta dirección, el método POST y este cuerpo, y send-on-resolved en cada alerta.',
    },
    toEnter:
      '{"state":"[ALERT_TRIGGERED_OR_RESOLVED]","endpoint":"[ENDPOINT_NAME]","group":"[ENDPOINT_GROUP]","url":"[ENDPOINT_URL]","description":"[ALERT_DESCRIPTION]","errors":"[RESULT_ERRORS]"}',
    mapping: WebhookMapping.parse({
      title: '{{ endpoint }}: {{ description | default "a condition does not hold" }}',
      description: '{{ errors }}',
      severity: 'critical',
      resolved: '{{ state }}',
      key: '{{ group }}/{{ endpoint }}',
      labels: { alertname: 'EndpointDown', endpoint: '{{ endpoint }}', group: '{{ group }}' },
      link: '{{ url }}',
      checked: '{{ url }}',
      expected: 'all conditions of {{ endpoint }} hold',
      seen: '{{ errors | default "a condition that does not hold" }}',
    }),
    sample: JSON.stringify({
      state: 'TRIGGERED',
      endpoint: 'photos',
      group: 'home',
      url: 'https://photos.example',
      description: 'healthcheck failed',
      errors: 'context deadline exceeded',
    }),
  },
  {
    id: 'proxmox',
    title: 'Proxmox',
    setUp: {
      en: 'Add a notification target of the type Webhook: method POST, the header Content-Type: application/json and this body.',
      es: 'Añade un destino de notificaciones de tipo Webhook: método POST, la cabecera Content-Type: application/json y este cuerpo.',
    },
    toEnter:
      '{"title":"{{ escape title }}","message":"{{ escape message }}","severity":"{{ severity }}","timestamp":{{ timestamp }},"fields":{{ json fields }}}',
    mapping: WebhookMapping.parse({
      title: '{{ title }}',
      description: '{{ message }}',
      severity: '{{ severity }}',
      resolved: '{{ severity | lower | contains "info" "notice" }}',
      key: '{{ fields.hostname }}/{{ fields.type }}/{{ fields.job-id }}',
      labels: { alertname: 'Proxmox', type: '{{ fields.type }}', host: '{{ fields.hostname }}' },
      checked: '{{ fields.type }} on {{ fields.hostname }}',
      expected: 'no error',
      seen: '{{ title }}',
      resolveAfterMs: 7 * dayMs,
    }),
    sample: JSON.stringify({
      title: 'vzdump backup status (pve1): backup failed',
      message: 'VM 101: job failed with err -5',
      severity: 'error',
      timestamp: 1796000000,
      fields: { type: 'vzdump', hostname: 'pve1', 'job-id': 'backup-1' },
    }),
  },
];
