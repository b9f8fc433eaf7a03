import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

const dayMs = 24 * 3_600_000;

/** Those that send the same body everywhere. */
export const fixedBodyPresets: readonly MappingPreset[] = [
  {
    id: 'uptime-kuma',
    title: 'Uptime Kuma',
    setUp: {
      en: 'Under Settings, Notifications, set up a notification of the type Webhook.\nEnter the address as the Post URL and choose the request body application/json.\nSwitch it on for the monitors that it is for.',
      es: 'En Ajustes, Notificaciones, configura una notificación de tipo Webhook.\nPon la dirección como Post URL y elige el cuerpo application/json.\nActívala en los monitores que deban usarla.',
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
      en: 'Under Alerting, Contact points, add a contact point with the integration Webhook.\nEnter the address as the URL; the method is POST.\nLeave resolved messages on, and lead a notification policy to it.',
      es: 'En Alerting, Contact points, añade un contact point con la integración Webhook.\nPon la dirección como URL; el método es POST.\nDeja activados los mensajes de fin y dirige a él una notification policy.',
    },
    toEnter: null,
    mapping: WebhookMapping.parse({
      each: 'alerts',
      title: '{{ labels.alertname }}',
      description: '{{ annotations.summary }}\n{{ annotations.description }}',
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
      en: 'Give Diun these variables: without the method it asks by GET, which brings no body.\nStart Diun again; diun notif test sends a message to try it.',
      es: 'Dale a Diun estas variables: sin el método llama por GET, que no lleva cuerpo.\nReinicia Diun; diun notif test envía un mensaje de prueba.',
    },
    toEnter: 'DIUN_NOTIF_WEBHOOK_ENDPOINT=ADDRESS\nDIUN_NOTIF_WEBHOOK_METHOD=POST',
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
  {
    id: 'apprise',
    title: 'Apprise',
    setUp: {
      en: 'Enter this wherever a product asks for an Apprise URL, as changedetection.io and others do.\nLet it send a test: it shows here as an information.',
      es: 'Pon esto donde un producto pida una URL de Apprise, como hacen changedetection.io y otros.\nHaz que envíe una prueba: aquí aparece como información.',
    },
    toEnter: 'json://NEXUS/api/notify/in/TOKEN',
    mapping: WebhookMapping.parse({
      title: '{{ title | default "A message by Apprise" }}',
      description: '{{ message }}',
      // `info`, `success`, `warning` or `failure`.
      severity: '{{ type | default "info" }}',
      labels: { alertname: 'Apprise' },
      key: '{{ title }}',
      checked: 'what the sender watches',
      expected: 'nothing to report',
      seen: '{{ message }}',
      resolveAfterMs: dayMs,
    }),
    sample: JSON.stringify({
      version: '1.0',
      title: 'Disk of nas',
      message: 'Reallocated sectors: 8',
      attachments: [],
      type: 'warning',
    }),
  },
];
