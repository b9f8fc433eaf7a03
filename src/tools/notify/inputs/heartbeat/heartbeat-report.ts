import type { HeartbeatRule } from '#contracts/notify/inputs.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { durationText } from './duration-text.ts';
import type { Text } from '#library/text.ts';

/** What an alert about a heartbeat needs to know of its address. */
export interface Heartbeat {
  readonly id: string;
  readonly name: string;
  readonly rule: HeartbeatRule;
  readonly lastSeenAtMs: number | null;
  readonly createdBy: string;
}

export function missingReport(heartbeat: Heartbeat, nowMs: number): AlertReport {
  const { name, lastSeenAtMs } = heartbeat;
  const summary = { en: `${name} gives no sign of life`, es: `${name} no da señales de vida` };
  if (lastSeenAtMs === null) {
    const seen = {
      en: 'none since the address was added',
      es: 'ninguna desde que se añadió la dirección',
    };
    return report(heartbeat, { summary, seen }, nowMs);
  }
  const [ago, at] = [durationText(nowMs - lastSeenAtMs), new Date(lastSeenAtMs).toISOString()];
  const seen = { en: `the last one ${ago} ago, at ${at}`, es: `la última hace ${ago}, a las ${at}` };
  return report(heartbeat, { summary, seen }, nowMs);
}

/** The sender said itself that what it does has failed. */
export function failedReport(heartbeat: Heartbeat, message: string, nowMs: number): AlertReport {
  const { name } = heartbeat;
  const said = message === '' ? '' : `: ${message.slice(0, 2000)}`;
  const summary = { en: `${name} reports a failure`, es: `${name} comunica un fallo` };
  const seen = { en: `it reported a failure${said}`, es: `comunicó un fallo${said}` };
  return report(heartbeat, { summary, seen }, nowMs);
}

/** The end of either. */
export function aliveReport(heartbeat: Heartbeat, nowMs: number): AlertReport {
  const { name } = heartbeat;
  const summary = { en: `${name} is alive`, es: `${name} da señales de vida` };
  const told = report(heartbeat, { summary, seen: { en: 'a sign of life', es: 'una señal de vida' } }, nowMs);
  return { ...told, startsAtMs: undefined, endsAtMs: nowMs };
}

function report(
  { id, name, rule, createdBy: setBy }: Heartbeat,
  { summary, seen }: { readonly summary: Text; readonly seen: Text },
  nowMs: number,
): AlertReport {
  const grace = rule.graceMs > 0 ? ` (+${durationText(rule.graceMs)})` : '';
  const every = `${durationText(rule.everyMs)}${grace}`;
  const within = durationText(rule.everyMs + rule.graceMs);
  return {
    labels: { alertname: 'HeartbeatMissing', ...rule.labels, heartbeat: name, severity: rule.severity },
    annotations: { summary: summary.en, summary_es: summary.es },
    startsAtMs: nowMs,
    source: { kind: 'heartbeat', id, name },
    evidence: {
      checked: `a sign of life every ${every}`,
      expected: `one within ${within}`,
      seen: seen.en,
      setBy,
      changeAt: '/notify/inputs',
      es: {
        checked: `una señal de vida cada ${every}`,
        expected: `una en ${within} como mucho`,
        seen: seen.es,
        setBy,
      },
    },
  };
}
