import type { Incident as ShownIncident, IncidentDetail } from '#contracts/pulse/incidents.ts';
import { reasonText } from './cause.ts';
import type { Incident, Moment } from './incident.ts';
import type { SeenCheck } from './seen-check.ts';

export function toIncident(incident: Incident): ShownIncident {
  const { id, monitorId, monitorName, startedMs, confirmedMs, endedMs, end, isParentDown, cause } = incident;
  const { reason } = cause;
  // The target's own words are beside the sentence, not in it.
  const text = { ...reasonText(reason && { id: reason.id }) };
  return {
    id,
    monitorId,
    monitorName,
    startedMs,
    confirmedMs,
    endedMs,
    end,
    isParentDown,
    reason: { id: reason?.id ?? 'answers', text, detail: reason?.detail ?? null },
  };
}

export function toIncidentDetail(incident: Incident, moments: readonly Moment[]): IncidentDetail {
  const { cause, affected } = incident;
  const { monitors, host, container, stack } = affected;
  return {
    ...toIncident(incident),
    firstBad: toCheck(cause.firstBad),
    lastGood: cause.lastGood && toCheck(cause.lastGood),
    differences: cause.differences.map(({ label, ...rest }) => ({ ...rest, label: { ...label } })),
    affected: {
      monitors: monitors.map(({ id, name }) => ({ id, name })),
      host: host ?? null,
      container: container ?? null,
      stack: stack ?? null,
    },
    moments: [...moments],
  };
}

function toCheck({ atMs, ok, latencyMs, timings, addresses, address, evidence }: SeenCheck) {
  return {
    atMs,
    ok,
    latencyMs: latencyMs ?? null,
    timings: { ...timings },
    addresses: [...(addresses ?? [])],
    address: address ?? null,
    evidence: (evidence ?? []).map(({ label, labelEs, expected, seen }) => ({
      label: { en: label, es: labelEs ?? label },
      expected: expected ?? null,
      seen,
    })),
  };
}
