import type { AlertMoment } from '#contracts/notify/alert.ts';
import { newId } from '#kernel/id.ts';
import type { AlertRecord, AlertReport } from './alert-record.ts';
import { keepResults } from './flap-score.ts';
import { doOverlap, mergeSpans, type AlertSpan } from './merge-alert.ts';
import { isOver, nextFlapping, nextState, type Noise, type NoiseLimits } from './noise.ts';
import { readAnnotations, storable, titleOf } from './read-report.ts';
import { severityOf } from './severity-word.ts';

/** An alert with what the noise rules remember of it. */
export interface Entry {
  readonly record: AlertRecord;
  readonly noise: Noise;
}

export type Happened = Pick<AlertMoment, 'kind' | 'text'> & { readonly by?: string | undefined };

/** `isGone`: over before it counted; it leaves without a word. */
export interface Evolved extends Entry {
  readonly isGone: boolean;
  readonly happened: readonly Happened[];
}

/** What a report makes of an alert. `labels` are read already. `remembered`: results of an alert that left not long ago. */
export function applyReport(
  was: Entry | undefined,
  report: AlertReport & { readonly fingerprint: string },
  limits: NoiseLimits,
  nowMs: number,
  remembered: Noise['results'] = [],
): Evolved {
  const reported = spanOf(report, nowMs);
  const old = was && was.record.state !== 'resolved' ? was.record : undefined;
  const before = was && toSpan(was.record);
  const span = before && doOverlap(before, reported) ? mergeSpans(before, reported, nowMs) : reported;
  const annotations = readAnnotations(report.annotations);
  const isWrong = span.endsAtMs > nowMs;
  const staysOver = was?.record.state === 'resolved' && !isWrong;
  const kept = old ?? (staysOver ? was.record : undefined);
  const record: AlertRecord = {
    fingerprint: report.fingerprint,
    labels: was?.record.labels ?? report.labels,
    annotations,
    severity: severityOf(report.labels['severity']),
    title: titleOf(report.labels, annotations),
    startsAtMs: span.startsAtMs,
    endsAtMs: span.endsAtMs === Infinity ? null : span.endsAtMs,
    endsByTimeout: span.endsByTimeout,
    updatedAtMs: nowMs,
    generatorUrl: report.generatorUrl === undefined ? null : storable(report.generatorUrl),
    source: report.source,
    evidence: report.evidence ?? null,
    state: kept?.state ?? 'pending',
    acknowledgement: kept?.acknowledgement ?? null,
    snoozedUntilMs: kept?.snoozedUntilMs ?? null,
    snoozeEndedMs: kept?.snoozeEndedMs ?? null,
    flapping: was?.record.flapping ?? null,
    episodeId: kept?.episodeId ?? null,
  };
  // Not by spreading, which leaves room for sixteen more in each of thousands of alerts.
  const results = (was?.noise.results ?? remembered).concat([isWrong ? nowMs : -nowMs]);
  const noise: Noise = {
    reports: (old ? (was?.noise.reports ?? 0) : 0) + (isWrong ? 1 : 0),
    sinceMs: old && was ? was.noise.sinceMs : nowMs,
    results: keepResults(results, nowMs),
  };
  return settleState({ record, noise }, limits, nowMs);
}

/** What the passing of time makes of it. */
export function applyTime(was: Entry, limits: NoiseLimits, nowMs: number): Evolved {
  const { snoozedUntilMs } = was.record;
  const isAwake = snoozedUntilMs !== null && snoozedUntilMs <= nowMs;
  const record = isAwake
    ? { ...was.record, snoozedUntilMs: null, snoozeEndedMs: snoozedUntilMs }
    : was.record;
  const evolved = settleState(
    { record, noise: { ...was.noise, results: keepResults(was.noise.results, nowMs) } },
    limits,
    nowMs,
  );
  if (!isAwake) return evolved;
  return { ...evolved, happened: [{ kind: 'unsnoozed', text: 'The snooze ended.' }, ...evolved.happened] };
}

function settleState({ record, noise }: Entry, limits: NoiseLimits, nowMs: number): Evolved {
  const state = nextState(record, noise, limits, nowMs);
  const flapping = nextFlapping(record.flapping, noise, limits, nowMs);
  if (state === 'gone') return { record, noise, isGone: true, happened: [] };
  const happened: Happened[] = [];
  if (state === 'firing' && record.state !== 'firing') happened.push({ kind: 'fired', text: record.title });
  if (state === 'resolved' && record.state !== 'resolved')
    happened.push({ kind: 'resolved', text: overText(record) });
  if (state === 'pending' && noise.reports === 1 && noise.sinceMs === nowMs)
    happened.push({ kind: 'pending', text: 'Seen, and not yet for long or often enough to count.' });
  if (flapping && !record.flapping)
    happened.push({ kind: 'flapping-started', text: `It changes all the time (${flapping.percent} %).` });
  if (!flapping && record.flapping) happened.push({ kind: 'flapping-ended', text: 'It is steady again.' });
  const episodeId = record.episodeId ?? (state === 'firing' ? newId(nowMs) : null);
  return { record: { ...record, state, flapping, episodeId }, noise, isGone: false, happened };
}

function overText(record: AlertRecord): string {
  return record.endsByTimeout ? 'Nobody reported it any more.' : 'It is over.';
}

function spanOf(report: AlertReport, nowMs: number): AlertSpan {
  const { endsAtMs, timeoutMs } = report;
  const startsAtMs = report.startsAtMs ?? Math.min(endsAtMs ?? nowMs, nowMs);
  const endsByTimeout = endsAtMs === undefined && timeoutMs !== undefined;
  return {
    startsAtMs,
    endsAtMs: endsAtMs ?? (timeoutMs === undefined ? Infinity : nowMs + timeoutMs),
    updatedAtMs: nowMs,
    endsByTimeout,
  };
}

function toSpan(record: AlertRecord): AlertSpan {
  return { ...record, endsAtMs: record.endsAtMs ?? Infinity };
}

/** Over now, because `by` says so. */
export function endNow(was: Entry, by: string, nowMs: number): Evolved {
  if (was.record.state === 'resolved') return { ...was, isGone: false, happened: [] };
  const endsAtMs = isOver(was.record, nowMs) ? was.record.endsAtMs : nowMs;
  const record: AlertRecord = { ...was.record, endsAtMs, endsByTimeout: false, updatedAtMs: nowMs };
  if (record.state === 'pending') return { record, noise: was.noise, isGone: true, happened: [] };
  const happened: Happened[] = [{ kind: 'resolved', text: 'Taken as over by hand.', by }];
  return { record: { ...record, state: 'resolved' }, noise: was.noise, isGone: false, happened };
}
