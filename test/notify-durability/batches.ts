import { notify } from '#contracts/notify/contract.ts';
import type { LedgerSink } from './ledger-sink.ts';
import { asked } from '../durability/mortal-nexus.ts';
import type { MortalNotify } from './mortal-notify.ts';

const groupsOfBatch = 20;

/** Longer than any run: without it, an alert is over after five minutes without a report, which a slow machine outlasts. */
const endsAt = new Date(Date.now() + 86_400_000).toISOString();

interface Named {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly endsAt: string;
}

/** Alerts in groups of their own, so that each belongs into exactly one message. */
export function batchOf(batch: number, size: number): Named[] {
  return Array.from({ length: size }, (_, n) => ({
    labels: {
      alertname: 'Durable',
      severity: 'critical',
      batch: String(batch),
      group: `${batch}-${n % groupsOfBatch}`,
      id: `${batch}-${n}`,
    },
    annotations: { summary: `alert ${n} of batch ${batch}` },
    endsAt,
  }));
}

/** As a sender does that wants an answer: again and again until it is accepted. */
export async function post(mortal: MortalNotify, batch: number, size: number): Promise<void> {
  await asked(mortal, 'POST', '/alertmanager/api/v2/alerts', batchOf(batch, size));
}

/** Keeps a whole batch quiet. */
export async function silence(mortal: MortalNotify, batch: number): Promise<void> {
  const matchers = [{ name: 'batch', operator: '=', value: String(batch) }];
  const nowMs = Date.now();
  const span = { startsAtMs: nowMs, endsAtMs: nowMs + 3_600_000 };
  await asked(mortal, 'POST', '/silences', { matchers, ...span, comment: 'durable' });
}

/** Says that somebody is on the first alert of a batch. @returns its fingerprint. */
export async function acknowledgeFirst(mortal: MortalNotify, batch: number): Promise<string> {
  const filter = encodeURIComponent(`id="${batch}-0"`);
  const [alert] = notify.endpoints.alerts.result.parse(
    await asked(mortal, 'GET', `/alerts?filter=${filter}`),
  );
  if (!alert) throw new Error(`The first alert of batch ${batch} is not there.`);
  await asked(mortal, 'POST', `/alerts/${alert.fingerprint}/acknowledgement`, { comment: 'durable' });
  return alert.fingerprint;
}

/** What of a batch has arrived. */
export function arrivedOf(sink: LedgerSink, batch: number, size: number): number {
  return batchOf(batch, size).filter(({ labels }) => sink.tellings.has(labels['id'] ?? '')).length;
}
