import type { Evidence } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import { pulseEvents } from '#contracts/pulse/events.ts';
import type { MonitorTag } from '#contracts/pulse/monitor.ts';
import { networkBack, networkLost } from '#contracts/pulse/watch.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import type { EventMapping } from './event-mapping.ts';
import { endsUnderOtherLabels } from './pulse-renamed.ts';
import { unwatched } from './pulse-unwatched.ts';

const events = [...pulseEvents, networkLost, networkBack] as const;
type EventTypes = (typeof events)[number];
type PulseEvent = Delivered<EventTypes>;

export const pulseMapping: EventMapping<EventTypes> = {
  name: 'notify-of-pulse',
  events,
  reportsOf(event) {
    switch (event.name) {
      case 'pulse.monitor-went-down':
      case 'pulse.monitor-still-down':
        // What it cannot be reached without is told already.
        if (event.payload.isParentDown) return [over(event, degraded(event))];
        return [over(event, degraded(event)), down(event)];
      case 'pulse.monitor-recovered':
        if (event.payload.to === 'up') return [over(event, down(event))];
        return [over(event, down(event)), degraded(event)];
      case 'pulse.monitor-down-retracted':
        return [over(event, down(event))];
      case 'pulse.monitor-degraded':
        return [degraded(event)];
      case 'pulse.monitor-no-longer-degraded':
        return [over(event, degraded(event))];
      case 'pulse.certificate-expires':
        return [certificate(event)];
      case 'pulse.certificate-renewed':
        return [over(event, certificate(event))];
      case 'pulse.monitor-paused':
      case 'pulse.monitor-removed':
        return [down(event), degraded(event), certificate(event)].map((said) => over(event, said));
      case 'pulse.network-lost':
        return [network(event)];
      case 'pulse.network-back':
        return [over(event, network(event))];
    }
  },
  endsOfOthers: endsUnderOtherLabels,
};

type Of<Name extends PulseEvent['name']> = Extract<PulseEvent, { name: Name }>;
type AboutNetwork = Of<'pulse.network-lost' | 'pulse.network-back'>;
type AboutMonitor = Exclude<PulseEvent, AboutNetwork>;

function down(event: AboutMonitor): AlertReport {
  const { severity } = event.payload;
  return report(event, { ...labelsOf(event.payload, 'MonitorDown', severity), condition: 'down' });
}

/** Slow or not well is never as bad as down. */
function degraded(event: AboutMonitor): AlertReport {
  const severity = event.payload.severity === 'info' ? 'info' : 'warning';
  return report(event, labelsOf(event.payload, 'MonitorDegraded', severity));
}

function certificate(event: AboutMonitor): AlertReport {
  return report(event, labelsOf(event.payload, 'CertificateExpires', 'warning'));
}

function network(event: AboutNetwork): AlertReport {
  return report(event, { alertname: 'NetworkLost', severity: 'critical' });
}

/** The place comes from what the monitor is about, so that a host or container that is down explains it. */
function labelsOf(payload: AboutMonitor['payload'], alertname: string, severity: string): Labels {
  const { id, name, kind, labels, tags } = payload;
  return {
    ...Object.fromEntries(tags.map((tag) => [tagLabel(tag), tag.value ?? 'yes'])),
    alertname,
    ...labels,
    monitor: name,
    monitor_id: id,
    kind,
    severity,
  };
}

/** As Prometheus takes it; routes can ask for it. */
function tagLabel({ name }: MonitorTag): string {
  return `tag_${name.replace(/[^\p{L}\p{N}_]/gu, '_')}`;
}

function report(event: PulseEvent, labels: Labels): AlertReport {
  const { summary, summaryEs, evidence, sinceMs } = told(event);
  return {
    labels,
    annotations: { summary, summary_es: summaryEs },
    startsAtMs: sinceMs,
    source: { kind: 'event', id: event.name, name: 'Pulse' },
    evidence,
  };
}

interface Told {
  readonly summary: string;
  readonly summaryEs: string;
  readonly evidence: Evidence;
  readonly sinceMs: number;
}

function told({ name, payload, atMs }: PulseEvent): Told {
  if ('summary' in payload) return payload;
  const why = name === 'pulse.monitor-paused' ? 'paused' : 'removed';
  const { en, es } = unwatched(payload.name, payload.target, why);
  const { summary, ...evidence } = en;
  const { summary: summaryEs, ...evidenceEs } = es;
  const changeAt = why === 'paused' ? `/pulse/monitors/${payload.id}` : '/pulse';
  return { summary, summaryEs, evidence: { ...evidence, changeAt, es: evidenceEs }, sinceMs: atMs };
}

/** At the moment it was over, which can be before it was confirmed; what is taken back or back again tells its beginning. */
function over(event: PulseEvent, of: AlertReport): AlertReport {
  const { name, payload } = event;
  const isBeginning = name === 'pulse.monitor-down-retracted' || name === 'pulse.network-back';
  return {
    ...of,
    startsAtMs: undefined,
    endsAtMs: isBeginning ? payload.atMs : (of.startsAtMs ?? event.atMs),
  };
}
