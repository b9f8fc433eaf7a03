import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { notify } from '#contracts/notify/contract.ts';
import { acknowledgeFirst, arrivedOf, post, silence } from './batches.ts';
import type { LedgerSink } from './ledger-sink.ts';
import { asked } from '../durability/mortal-nexus.ts';
import type { MortalNotify } from './mortal-notify.ts';

export interface Run {
  readonly mortal: MortalNotify;
  readonly sink: LedgerSink;
  readonly random: () => number;
  readonly signal: 'SIGKILL' | 'SIGTERM';
  readonly ends: number;
  readonly batches: number;
  /** Alerts in each batch. */
  readonly size: number;
}

export interface Ended {
  /** In which phase NEXUS was ended how often. */
  readonly phases: Readonly<Record<'accepting' | 'waiting' | 'delivering' | 'delivered', number>>;
  /** Alerts that somebody is on. */
  readonly answered: readonly string[];
}

/** In every tenth batch nobody is told, since it was silenced before; in every tenth somebody is on the first alert. */
const isSilenced = (batch: number) => batch % 10 === 3;
const isAnswered = (batch: number) => batch % 10 === 7;

/**
 * Reports batches and ends NEXUS at random moments, until each end has happened and each batch was accepted. What was not
 * answered is sent again.
 */
export async function endRepeatedly({ mortal, sink, random, signal, ...run }: Run): Promise<Ended> {
  const { ends, batches, size } = run;
  const phases = { accepting: 0, waiting: 0, delivering: 0, delivered: 0 };
  const answered: string[] = [];
  let batch = 0;
  for (let end = 0; end < ends; end += 1) {
    let isSent = false;
    const sending = (async () => {
      if (isSilenced(batch)) await silence(mortal, batch);
      await post(mortal, batch, size);
      isSent = true;
      if (isAnswered(batch)) answered.push(await acknowledgeFirst(mortal, batch));
    })().catch(() => undefined);
    await delay(random() * 700);
    const arrived = arrivedOf(sink, batch, size);
    if (!isSent) phases.accepting += 1;
    else if (arrived === 0) phases.waiting += 1;
    else phases[arrived < size ? 'delivering' : 'delivered'] += 1;
    await mortal.end(signal);
    await sending;
    if (isSent) batch += 1;
    await mortal.begin();
  }
  for (; batch < batches; batch += 1) {
    if (isSilenced(batch)) await silence(mortal, batch);
    await post(mortal, batch, size);
  }
  return { phases, answered };
}

/** Nothing that was accepted is lost, nothing silenced is told, and nothing is told twice but what was on its way. */
export async function expectAllTold(
  { mortal, sink, ends, batches, size }: Run,
  { answered }: Ended,
): Promise<void> {
  const all = Array.from({ length: batches }, (_, batch) => batch);
  // The first alert of a batch with an answer may have been acknowledged before anybody was told.
  const least = (batch: number) => (isSilenced(batch) ? 0 : isAnswered(batch) ? size - 1 : size);
  const missing = () => all.filter((batch) => arrivedOf(sink, batch, size) < least(batch));
  await expect.poll(missing, { timeout: 120_000, interval: 200 }).toEqual([]);
  expect(all.filter((batch) => isSilenced(batch) && arrivedOf(sink, batch, size) > 0)).toEqual([]);
  expect([...sink.tellings.values()].filter((messages) => messages.size > 1)).toEqual([]);
  // One message at a time is on its way to a destination, so each end can double one.
  expect(repeatedIn(sink)).toBeLessThanOrEqual(ends);
  for (const fingerprint of answered) {
    const { alert } = notify.endpoints.alert.result.parse(
      await asked(mortal, 'GET', `/alerts/${fingerprint}`),
    );
    expect(alert.acknowledgement).toMatchObject({ comment: 'durable' });
  }
}

/** Arrivals of messages that had arrived before. */
export function repeatedIn(sink: LedgerSink): number {
  return [...sink.arrivals.values()].reduce((sum, count) => sum + count - 1, 0);
}
