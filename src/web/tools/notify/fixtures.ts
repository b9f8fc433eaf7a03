import type { Alert } from '#contracts/notify/alert.ts';

export function alertFixture(changes: Partial<Alert> = {}): Alert {
  return {
    fingerprint: 'a1',
    labels: { alertname: 'ContainerDied', host: 'nas', stack: 'photos', container: 'immich' },
    annotations: {},
    severity: 'critical',
    title: 'immich died',
    state: 'firing',
    startsAtMs: 1000,
    endsAtMs: null,
    updatedAtMs: 1000,
    source: { kind: 'event', id: 'containers.died', name: 'Containers' },
    generatorUrl: null,
    evidence: null,
    acknowledgement: null,
    snoozedUntilMs: null,
    flapping: null,
    suppressedBy: [],
    ...changes,
  };
}
