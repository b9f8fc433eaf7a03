import { type Input, WebhookMapping } from '#contracts/notify/inputs.ts';

const base: Omit<Input, 'settings'> = {
  id: 'i1',
  name: 'Uptime Kuma',
  isEnabled: true,
  tokenHint: 'x1y2',
  lastSeenAtMs: 1000,
  lastProblem: null,
  lastProblemEs: null,
  dueAtMs: null,
  isMissing: false,
  createdAtMs: 500,
  createdBy: 'ana',
};

export function webhookFixture(changes: Partial<Input> = {}): Input {
  const mapping = WebhookMapping.parse({ title: '{{ title }}' });
  return { ...base, settings: { kind: 'webhook', mapping }, ...changes };
}

export function heartbeatFixture(changes: Partial<Input> = {}): Input {
  const rule = { everyMs: 86_400_000, graceMs: 3_600_000, severity: 'critical', labels: {} } as const;
  return { ...base, id: 'h1', name: 'Backup', settings: { kind: 'heartbeat', rule }, ...changes };
}
