import type { InputSettings } from '#contracts/notify/inputs.ts';
import type { RawRequest } from '#contracts/transfer.ts';
import { manualClock } from '#kernel/clock.ts';
import { testCall } from '#kernel/test-call.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertRecord, AlertReport } from '../alerts/alert-record.ts';
import { openTestKernel } from '../test-notify.ts';
import { openInputs } from './open-inputs.ts';

export interface FakeBook extends AlertBook {
  /** Everything that was handed over, oldest first. */
  readonly reports: readonly AlertReport[];
}

/** Keeps the last report of each label set; refuses one that has the label `refuse`. */
export function fakeBook(nowMs: () => number): FakeBook {
  const reports: AlertReport[] = [];
  const known = new Map<string, AlertRecord>();
  return {
    reports,
    get: (fingerprint) => known.get(fingerprint),
    all: () => known.values(),
    watch: () => () => {},
    async accept(given) {
      const refused = given.flatMap(({ labels }, index) =>
        'refuse' in labels ? [{ index, reason: 'refused by the test' }] : [],
      );
      for (const report of given.filter(({ labels }) => !('refuse' in labels))) {
        reports.push(report);
        const record = recordOf(report, nowMs());
        known.set(record.fingerprint, record);
      }
      return { accepted: given.length - refused.length, refused };
    },
    settle: async () => {},
    forget: () => {},
  };
}

function recordOf(report: AlertReport, nowMs: number): AlertRecord {
  const { labels, annotations, source } = report;
  const severity = labels['severity'];
  return {
    fingerprint: JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    labels,
    annotations,
    source,
    severity: severity === 'critical' || severity === 'info' ? severity : 'warning',
    title: annotations['summary'] ?? '',
    startsAtMs: report.startsAtMs ?? nowMs,
    endsAtMs: report.endsAtMs ?? null,
    endsByTimeout: false,
    updatedAtMs: nowMs,
    generatorUrl: report.generatorUrl ?? null,
    evidence: report.evidence ?? null,
    state: 'firing',
    acknowledgement: null,
    snoozedUntilMs: null,
    snoozeEndedMs: null,
    flapping: null,
    episodeId: null,
  };
}

export function request(body = '', options: { method?: string; contentType?: string } = {}): RawRequest {
  const headers: Record<string, string> = { 'content-type': options.contentType ?? 'application/json' };
  return {
    method: options.method ?? 'POST',
    header: (name) => headers[name],
    body: new TextEncoder().encode(body),
  };
}

/** Every five minutes, and one of grace. */
export const heartbeat: InputSettings = {
  kind: 'heartbeat',
  rule: { everyMs: 300_000, graceMs: 60_000, severity: 'critical', labels: { host: 'nas' } },
};

/** The real inputs over a fake book. @param folder as of `openTestKernel`. */
export async function openTestInputs(folder?: string, clock = manualClock()) {
  const kernel = await openTestKernel({ clock, ...(folder !== undefined && { folder }) });
  const book = fakeBook(() => clock.now());
  const inputs = await openInputs({ kernel, book });
  const { handlers } = inputs;
  return {
    kernel,
    clock,
    book,
    handlers,
    inputs,
    async add(settings: InputSettings, name = 'backup') {
      const body = { name, settings, isEnabled: true };
      const { input, path } = await handlers.createInput({ body }, testCall());
      return { id: input.id, token: path.slice('/api/notify/in/'.length), input };
    },
    send(token: string, body = '', options: Parameters<typeof request>[1] & { status?: string } = {}) {
      const asked = { params: { token }, query: { status: options.status } };
      return Promise.resolve(handlers.receive(asked, testCall(), request(body, options)));
    },
    async [Symbol.asyncDispose]() {
      await inputs[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}
