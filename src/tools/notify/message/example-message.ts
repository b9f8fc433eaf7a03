import type { Message, MessageAlert } from './message.ts';

const startsAtMs = Date.UTC(2026, 4, 4, 9, 0);

const photos: MessageAlert = {
  fingerprint: '0123456789abcdef',
  labels: {
    alertname: 'ContainerDied',
    host: 'nas',
    stack: 'media',
    container: 'photos',
    severity: 'critical',
  },
  annotations: { summary: 'photos stopped: it ran out of memory' },
  severity: 'critical',
  title: 'photos stopped: it ran out of memory',
  isFiring: true,
  startsAtMs,
  endsAtMs: null,
  generatorUrl: null,
  source: { kind: 'event', id: 'containers.container-died', name: 'Containers' },
  evidence: {
    checked: 'container photos on nas',
    expected: 'it runs',
    seen: 'it ended with exit code 137: it ran out of memory',
    setBy: 'the default of Containers',
    changeAt: '/containers/nas/c1',
  },
  acknowledgedBy: null,
  facts: [
    { name: 'Checked', value: 'container photos on nas' },
    { name: 'Expected', value: 'it runs' },
    { name: 'Seen', value: 'it ended with exit code 137: it ran out of memory' },
  ],
  changes: ['Changed just before: 5 min before, ana did "update image" on photos'],
  changedBefore: [
    {
      id: 'ch1',
      atMs: startsAtMs - 300_000,
      what: 'update image',
      target: 'photos',
      by: 'ana',
      detail: null,
    },
  ],
  url: 'https://nexus.example/notify?alert=0123456789abcdef',
  changeUrl: 'https://nexus.example/containers/nas/c1',
};

const disk: MessageAlert = {
  ...photos,
  fingerprint: 'fedcba9876543210',
  labels: { alertname: 'DiskFull', host: 'nas', severity: 'warning' },
  annotations: { summary: 'Disk of nas is nearly full' },
  severity: 'warning',
  title: 'Disk of nas is nearly full',
  source: { kind: 'alertmanager', id: 'in1', name: 'Prometheus' },
  evidence: null,
  facts: [{ name: 'Seen', value: '95 %' }],
  changes: [],
  changedBefore: [],
  url: 'https://nexus.example/notify?alert=fedcba9876543210',
  changeUrl: null,
};

/** Two alerts with facts and a change: for tests of what shows messages. */
export const exampleMessage: Message = {
  id: 'm1',
  groupKey: '{}:{host="nas"}',
  groupLabels: { host: 'nas' },
  commonLabels: { host: 'nas' },
  commonAnnotations: {},
  receiver: 'default',
  reason: 'first',
  status: 'firing',
  severity: 'critical',
  language: 'en',
  title: '2 alerts: photos stopped: it ran out of memory and 1 more',
  lead: 'New: 2 alerts are firing.',
  alerts: [photos, disk],
  truncatedCount: 0,
  footer: 'You get this as receiver "default".',
  ownText: null,
  url: 'https://nexus.example/notify?alert=0123456789abcdef',
  actions: [
    { id: 'acknowledge', label: 'Acknowledge' },
    { id: 'snooze-1h', label: 'Snooze 1 h' },
    { id: 'snooze-8h', label: 'Snooze 8 h' },
  ],
  externalUrl: 'https://nexus.example',
  sentAtMs: startsAtMs + 60_000,
};
