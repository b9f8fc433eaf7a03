import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

const dayMs = 24 * 3_600_000;

/** Those that send the same body everywhere. */
export const fixedBodyPresets: readonly MappingPreset[] = [
  {
    id: 'uptime-kuma',
    title: 'Uptime Kuma',
    setUp: {
      en: 'Add a notification of the type Webhook with this address and the body application/json.',
      es: 'Añade una notificación de tipo Webhook con esta dirección y el cuerpo application/json.',
    },
    toEnter: null,
    mapping: WebhookMapping.parse({
      title:
        '{{ monitor.name | default "Uptime Kuma" }}: {{ heartbeat.msg | default "a message about no monitor" }}',
      description: '{{ msg }}',
      severity: 'critical',
      resolved: '{{ heartbeat.status }}',
      key: '{{ monitor.id | default "none" }}',
      labels: { alertname: 'MonitorDown', monitor: '{{ monitor.name }}' },
      link: '{{ monitor.url }}',
      checked: '{{ monitor.type }} {{ monitor.url }}{{ monitor.hostname }}',
      expected: 'up',
      seen: '{{ heartbeat.msg }}',
    }),
    sample: JSON.stringify({
      heartbeat: {
        monitorID: 4,
        status: 0,
        time: '2026-11-29 01:00:00.000',
        msg: 'timeout of 48000ms exceeded',
      },
      monitor: { id: 4, name: 'Photos', type: 'http', url: 'https://photos.example/ping' },
      msg: '[Photos] [Down] timeout of 48000ms exceeded',
    }),
  },
  {
    id: 'grafana',
    title: 'Grafana',
    setUp: {
      en: 'Add a contact point of the type Webhook with this address, method POST.',
      es: 'Añade un contact point de tipo Webhook con esta dirección y el método POST.',
    },
    toEnter: null,
    mapping: WebhookMapping.parse({
      each: 'alerts',
      title: '{{ labels.alertname }}',
      description: '{{ annotations.description }}',
      severity: '{{ labels.severity | default "warning" }}',
      resolved: '{{ status }}',
      key: '{{ fingerprint }}',
      labels: {
        alertname: '{{ labels.alertname }}',
        host: '{{ labels.instance }}',
        folder: '{{ labels.grafana_folder }}',
      },
      link: '{{ generatorURL }}',
      checked: 'Grafana rule {{ labels.alertname }}',
      seen: '{{ valueString }}',
    }),
    sample: JSON.stringify({
      receiver: 'nexus',
      status: 'firing',
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'DiskFull', instance: 'nas', grafana_folder: 'home', severity: 'critical' },
          annotations: { description: 'Less than 5 % is free.' },
          fingerprint: '57c6d9296de2ad39',
          generatorURL: 'https://grafana.example/alerting/grafana/1/view',
          valueString: "[ var='A' value=97 ]",
        },
      ],
    }),
  },
  {
    id: 'diun',
    title: 'Diun',
    setUp: {
      en: "Set the webhook's endpoint to this address and its method to POST: without it, Diun asks by GET.",
      es: 'Pon esta dirección como endpoint del webhook y POST como método: sin él, Diun llama por GET.',
    },
    toEnter: 'DIUN_NOTIF_WEBHOOK_METHOD=POST',
    mapping: WebhookMapping.parse({
      title: '{{ image }} has news: {{ status }}',
      severity: 'info',
      key: '{{ image }}',
      labels: { alertname: 'ImageUpdate', image: '{{ image }}', host: '{{ hostname }}' },
      link: '{{ hub_link }}',
      resolveAfterMs: dayMs,
      checked: '{{ image }} in its registry, by {{ provider }}',
      expected: 'nothing new',
      seen: '{{ status }}: {{ digest }}',
    }),
    sample: JSON.stringify({
      diun_version: '4.29.0',
      hostname: 'nas',
      status: 'update',
      provider: 'docker',
      image: 'docker.io/library/redis:7',
      hub_link: 'https://hub.docker.com/_/redis',
      mime_type: 'application/vnd.docker.distribution.manifest.list.v2+json',
      digest: 'sha256:216afeb1',
      platform: 'linux/amd64',
    }),
  },
];
