import type { Incident } from './incident.ts';

/** For tests. */
export function testIncident(id: string, changes: Partial<Incident> = {}): Incident {
  return {
    id,
    monitorId: 'm1',
    monitorName: 'photos',
    startedMs: 1_000,
    confirmedMs: 3_000,
    endedMs: null,
    end: null,
    isParentDown: false,
    cause: {
      reason: { id: 'refused' },
      firstBad: { atMs: 1_000, ok: false, reason: { id: 'refused' }, address: '10.0.0.9' },
      lastGood: { atMs: 500, ok: true, latencyMs: 4, address: '10.0.0.5' },
      differences: [
        {
          kind: 'address',
          label: { en: 'The address that was used', es: 'La dirección que se usó' },
          before: '10.0.0.5',
          after: '10.0.0.9',
        },
      ],
    },
    affected: { monitors: [{ id: 'm2', name: 'album' }], host: 'nas' },
    ...changes,
  };
}
