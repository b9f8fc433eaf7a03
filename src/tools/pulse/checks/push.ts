import { durationText } from '../watching/duration-text.ts';
import { alertAfterMs, expectedAtMs, lookAtPush } from '../push/look-at-push.ts';
import type { PushState } from '../push/push-state.ts';
import { type CheckOutcome, defineCheckKind, type Evidence } from './check-kind.ts';
import { pushSettings, type PushSettings } from './push/push-settings.ts';
import { ruleOf } from './push/rule-of.ts';

/** Waits for a job to report, and asks nobody but Pulse itself. */
export const push = defineCheckKind({
  kind: 'push',
  title: { en: 'Report of a job', es: 'Aviso de una tarea' },
  help: {
    en: 'Waits for a job, such as a backup, to call an address when it is done.',
    es: 'Espera a que una tarea, como una copia de seguridad, llame a una dirección al terminar.',
  },
  settings: pushSettings,
  values: [],
  isConclusive: true,
  target: scheduleText,
  async check(settings, { reported, nowMs }) {
    const state = await reported?.();
    return state ? judge(settings, state, nowMs()) : noReport;
  },
});

const noReport = { ok: false, reason: { id: 'no-report-yet' } } as const;

function judge(settings: PushSettings, known: PushState, nowMs: number): CheckOutcome {
  const rule = ruleOf(settings);
  const { state, change } = lookAtPush(known, rule, nowMs);
  if (state.status === 'new' || state.status === 'paused') return noReport;
  const evidence = evidenceOf(settings, known, expectedAtMs(known, rule));
  if (state.status === 'up') {
    const changesAtMs = alertAfterMs(state, rule);
    return { ok: true, evidence, ...(changesAtMs !== undefined && { changesAtMs }) };
  }
  const id = change?.to === 'down' && change.reason !== 'failed' ? reasonIds[change.reason] : 'job-failed';
  return { ok: false, reason: { id }, evidence };
}

const reasonIds = { late: 'job-late', overran: 'job-overran' } as const;

function evidenceOf(
  settings: PushSettings,
  { lastPingMs, run }: PushState,
  dueMs: number | undefined,
): Evidence[] {
  const expected = dueMs === undefined ? scheduleText(settings) : timeText(dueMs);
  const last = lastPingMs === null ? '–' : timeText(lastPingMs);
  const evidence: Evidence[] = [{ label: 'Last report', labelEs: 'Último aviso', expected, seen: last }];
  if (run) evidence.push({ label: 'Started', labelEs: 'Empezó', seen: timeText(run.startedMs) });
  return evidence;
}

function timeText(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

function scheduleText({ schedule, periodSeconds, cron, calendar, timeZone }: PushSettings): string {
  if (schedule === 'period') return durationText(periodSeconds * 1000);
  return `${schedule === 'cron' ? cron : calendar.replaceAll('\n', '; ')} ${timeZone}`.slice(0, 300);
}
