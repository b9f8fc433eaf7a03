import type { Transaction } from '#kernel/database/database.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { RoutingDocument } from '../routing/routing-document.ts';
import { acceptTogether } from './accept-together.ts';
import type { AlertBook } from './alert-book.ts';
import { createAlertMemory } from './alert-memory.ts';
import type { AlertRecord, AlertReport } from './alert-record.ts';
import { deleteSettled, readAlertsSince } from './alert-store.ts';
import { pollAlerts, readBack } from './alert-refresh.ts';
import { keepAlertTime } from './alert-time.ts';
import { changeAlerts, type Evolve } from './change-alerts.ts';
import { applyReport, type Entry, type Evolved } from './evolve-alert.ts';
import { fingerprintOf } from './fingerprint.ts';
import { noiseLimits, type NoiseLimitsOf } from './noise.ts';
import { readLabels, reasonAgainstTimes } from './read-report.ts';

/** A book whose alerts can also be changed by hand. */
export interface OpenAlertBook extends AlertBook, AsyncDisposable {
  /** `also` is part of the transaction, after the change. @returns undefined when there is no such alert. */
  change(
    fingerprint: string,
    evolve: (was: Entry) => Evolved,
    also: (tx: Transaction<NotifySchema>, record: AlertRecord) => Promise<void>,
  ): Promise<AlertRecord | undefined>;
}

type Known = AlertReport & { readonly fingerprint: string };

export async function openAlertBook(
  kernel: NotifyKernel,
  routing: Pick<RoutingDocument, 'config' | 'watch'>,
): Promise<OpenAlertBook> {
  const { database, clock } = kernel;
  const memory = createAlertMemory(() => clock.now());
  let limitsOf: NoiseLimitsOf = noiseLimits(routing.config.noiseRules);
  const limits: NoiseLimitsOf = (labels) => limitsOf(labels);
  memory.take(await readAlertsSince(database.query, -1), []);
  const write = async (fingerprints: readonly string[], evolve: Evolve) => {
    const written = await database.transaction((tx) => changeAlerts(kernel, tx, fingerprints, evolve));
    memory.take(written.changed, written.gone);
    return written;
  };
  const evolveTo =
    (known: readonly Known[]): Evolve =>
    (stored) =>
      evolveAll(known, stored, limits, clock.now(), (fingerprint) => memory.remembered(fingerprint));
  const share = acceptTogether<Known>({
    kernel,
    memory,
    fingerprintOf: ({ fingerprint }) => fingerprint,
    evolve: evolveTo,
  });
  const time = keepAlertTime({ kernel, memory, limits, write });
  const unwatch = routing.watch(() => {
    limitsOf = noiseLimits(routing.config.noiseRules);
    time.lookAgain();
  });
  const polling = database.engine === 'postgres' ? pollAlerts(kernel, memory) : undefined;
  return {
    get: (fingerprint) => memory.get(fingerprint)?.record,
    *all() {
      for (const { record } of memory.all()) yield record;
    },
    watch: (listener) => memory.watch(listener),
    async accept(reports, tx) {
      const { known, refused } = readReports(reports);
      if (known.length === 0) return { accepted: 0, refused };
      if (tx) readBack(kernel, memory, await changeAlerts(kernel, tx, namesOf(known), evolveTo(known)));
      else await share(known);
      return { accepted: known.length, refused };
    },
    settle: (alerts, tx) => deleteSettled(tx, alerts),
    forget: (alerts) =>
      memory.take(
        [],
        alerts
          .filter(({ fingerprint, updatedAtMs }) => {
            const now = memory.get(fingerprint)?.record;
            return now?.state === 'resolved' && now.updatedAtMs === updatedAtMs;
          })
          .map(({ fingerprint }) => fingerprint),
      ),
    async change(fingerprint, evolve, also) {
      const written = await database.transaction(async (tx) => {
        let record: AlertRecord | undefined;
        const result = await changeAlerts(kernel, tx, [fingerprint], (stored) => {
          const was = stored.get(fingerprint);
          if (!was) return [];
          const evolved = evolve(was);
          record = evolved.record;
          return [evolved];
        });
        if (record) await also(tx, record);
        return { ...result, record };
      });
      memory.take(written.changed, written.gone);
      return written.record;
    },
    async [Symbol.asyncDispose]() {
      unwatch();
      await polling?.[Symbol.asyncDispose]();
      await time[Symbol.asyncDispose]();
    },
  };
}

function namesOf(known: readonly Known[]): string[] {
  return [...new Set(known.map(({ fingerprint }) => fingerprint))];
}

function readReports(reports: readonly AlertReport[]) {
  const known: Known[] = [];
  const refused: { index: number; reason: string }[] = [];
  for (const [index, report] of reports.entries()) {
    const read = readLabels(report.labels);
    if ('reason' in read) {
      refused.push({ index, reason: read.reason });
      continue;
    }
    const reason = reasonAgainstTimes(report);
    if (reason !== undefined) refused.push({ index, reason });
    else known.push({ ...report, labels: read.labels, fingerprint: fingerprintOf(read.labels) });
  }
  return { known, refused };
}

/** Reports of one alert in one batch count one after the other. */
function evolveAll(
  reports: readonly Known[],
  stored: ReadonlyMap<string, Pick<Evolved, 'record' | 'noise'>>,
  limits: NoiseLimitsOf,
  nowMs: number,
  remembered: (fingerprint: string) => Evolved['noise']['results'],
): Evolved[] {
  const now = new Map<string, Pick<Evolved, 'record' | 'noise'> | undefined>(stored);
  return reports.map((report) => {
    const { fingerprint } = report;
    const was = now.get(fingerprint);
    const evolved = applyReport(was, report, limits(report.labels), nowMs, remembered(fingerprint));
    now.set(fingerprint, evolved.isGone ? undefined : evolved);
    return evolved;
  });
}
