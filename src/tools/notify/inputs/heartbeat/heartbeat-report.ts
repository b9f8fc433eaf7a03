import type { HeartbeatRule } from '#contracts/notify/inputs.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { durationText } from './duration-text.ts';

/** What an alert about a heartbeat needs to know of its address. */
export interface Heartbeat {
  readonly id: string;
  readonly name: string;
  readonly rule: HeartbeatRule;
  readonly lastSeenAtMs: number | null;
  readonly createdBy: string;
}

export function missingReport(heartbeat: Heartbeat, nowMs: number): AlertReport {
  const { lastSeenAtMs } = heartbeat;
  const seen =
    lastSeenAtMs === null
      ? 'none since the address was added'
      : `the last one ${durationText(nowMs - lastSeenAtMs)} ago, at ${new Date(lastSeenAtMs).toISOString()}`;
  return report(heartbeat, `${heartbeat.name} gives no sign of life`, seen, nowMs);
}

/** The sender said itself that what it does has failed. */
export function failedReport(heartbeat: Heartbeat, message: string, nowMs: number): AlertReport {
  const seen = message === '' ? 'it reported a failure' : `it reported a failure: ${message.slice(0, 2000)}`;
  return report(heartbeat, `${heartbeat.name} reports a failure`, seen, nowMs);
}

/** The end of either. */
export function aliveReport(heartbeat: Heartbeat, nowMs: number): AlertReport {
  const told = report(heartbeat, `${heartbeat.name} is alive`, 'a sign of life', nowMs);
  return { ...told, startsAtMs: undefined, endsAtMs: nowMs };
}

function report(heartbeat: Heartbeat, summary: string, seen: string, nowMs: number): AlertReport {
  const { id, name, rule, createdBy } = heartbeat;
  const grace = rule.graceMs > 0 ? ` (+${durationText(rule.graceMs)})` : '';
  const every = `a sign of life every ${durationText(rule.everyMs)}${grace}`;
  return {
    labels: { alertname: 'HeartbeatMissing', ...rule.labels, heartbeat: name, severity: rule.severity },
    annotations: { summary },
    startsAtMs: nowMs,
    source: { kind: 'heartbeat', id, name },
    evidence: {
      checked: every,
      expected: `one within ${durationText(rule.everyMs + rule.graceMs)}`,
      seen,
      setBy: createdBy,
      changeAt: '/notify/inputs',
    },
  };
}
