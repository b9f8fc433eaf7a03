import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

const dayMs = 24 * 3_600_000;

/** Those that send what one writes into them: the body to enter has the fields that the mapping reads. */
export const ownBodyPresets: readonly MappingPreset[] = [
  {
    id: 'healthchecks',
    title: 'Healthchecks',
    setUp: {
      en: 'Under Integrations, add a Webhook.\nFor "down" and again for "up": method POST, the address as the URL, and this as the request body.\nA name with a quotation mark in it breaks the body; newer versions have $NAME_JSON for that.',
      es: 'En Integrations, añade un Webhook.\nPara «down» y otra vez para «up»: método POST, la dirección como URL y esto como cuerpo.\nUn nombre con comillas rompe el cuerpo; las versiones nuevas tienen $NAME_JSON para eso.',
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
      en: 'Put this into the configuration of Gatus.\nGive each endpoint an alert of the type custom.',
      es: 'Pon esto en la configuración de Gatus.\nDa a cada endpoint una alerta de tipo custom.',
    },
    toEnter: `alerting:
  custom:
    url: "ADDRESS"
    method: POST
    headers:
      Content-Type: application/json
    body: |
      {"state":"[ALERT_TRIGGERED_OR_RESOLVED]","endpoint":"[ENDPOINT_NAME]","group":"[ENDPOINT_GROUP]","url":"[ENDPOINT_URL]","description":"[ALERT_DESCRIPTION]","errors":"[RESULT_ERRORS]"}
    default-alert:
      send-on-resolved: true`,
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
      en: 'Under Datacenter, Notifications, add a target of the type Webhook: method POST and the address as the URL.\nAdd the header Content-Type with the value application/json, and this as the body.\nAdd the target to a matcher. Of backups, only those with the mode "notification system" tell it.',
      es: 'En Datacenter, Notifications, añade un destino de tipo Webhook: método POST y la dirección como URL.\nAñade la cabecera Content-Type con el valor application/json, y esto como cuerpo.\nAñade el destino a un matcher. De las copias, solo avisan las del modo «notification system».',
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
