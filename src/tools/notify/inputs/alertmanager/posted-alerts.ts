import type { Labels } from '#contracts/notify/matcher.ts';
import type { RawAnswer } from '#contracts/transfer.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { jsonOf } from '../../json-of.ts';
import { parserFailure, requiredCode } from './answers.ts';
import { parseTime } from './rfc3339.ts';

export interface PostedAlerts {
  readonly reports: readonly AlertReport[];
  /** Why others of the batch were refused. */
  readonly refused: readonly string[];
}

const source = { kind: 'alertmanager', id: 'alertmanager', name: 'Alertmanager API' } as const;

/**
 * Reads a posted batch by hand: this is the way that thousands of alerts a second take. Labels with an empty value are
 * dropped. An answer where the whole body is refused, as Alertmanager does for what its parser does not take.
 */
export function readPostedAlerts(body: Uint8Array, resolveTimeoutMs: number): PostedAlerts | RawAnswer {
  const posted = jsonOf(body);
  if (!Array.isArray(posted)) return unreadable('it is no JSON array of alerts');
  const reports: AlertReport[] = [];
  const refused: string[] = [];
  for (const [index, alert] of posted.entries()) {
    const read = readOne(alert, index, resolveTimeoutMs);
    if (typeof read === 'string') refused.push(read);
    else if ('status' in read) return read;
    else reports.push(read);
  }
  return { reports, refused };
}

function unreadable(why: string): RawAnswer {
  return parserFailure(400, `parsing alerts body from "" failed, because ${why}`);
}

/** Members of an alert, before anything is known of them. */
interface Posted {
  readonly labels?: unknown;
  readonly annotations?: unknown;
  readonly startsAt?: unknown;
  readonly endsAt?: unknown;
  readonly generatorURL?: unknown;
}

/** A text: why this one alone is refused. */
function readOne(alert: unknown, index: number, resolveTimeoutMs: number): AlertReport | string | RawAnswer {
  if (typeof alert !== 'object' || alert === null) return unreadable(`alert ${index} is no object`);
  const { labels, annotations, startsAt, endsAt, generatorURL }: Posted = alert;
  if (labels === undefined || labels === null) {
    return parserFailure(requiredCode, `${index}.labels in body is required`);
  }
  const named = readLabels(labels);
  const noted = readLabels(annotations ?? {});
  if (!named || !noted) return unreadable(`a label or annotation of alert ${index} is no text`);
  const startsAtMs = parseTime(startsAt);
  const endsAtMs = parseTime(endsAt);
  if (startsAtMs === null || endsAtMs === null) {
    return unreadable(`parsing time of alert ${index}: use RFC 3339, as in 2026-01-02T15:04:05Z`);
  }
  if (Object.keys(named).length === 0) return 'at least one label pair required';
  if (startsAtMs !== undefined && endsAtMs !== undefined && endsAtMs < startsAtMs) {
    return 'start time must be before end time';
  }
  return {
    labels: named,
    annotations: noted,
    startsAtMs,
    endsAtMs,
    timeoutMs: endsAtMs === undefined ? resolveTimeoutMs : undefined,
    generatorUrl: typeof generatorURL === 'string' && generatorURL !== '' ? generatorURL : undefined,
    source,
  };
}

/** Undefined where a value is no text. */
function readLabels(given: unknown): Labels | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const values: unknown[] = Object.values(given);
  if (!values.every((value) => typeof value === 'string')) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all its values are text
  const labels = given as Labels;
  if (!values.includes('')) return labels;
  // Not by assignment: a label may be called `__proto__`.
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''));
}
