import type { Host } from '../host.ts';
import type { SubjectOptions } from '../subject.ts';
import type { FoundHelper } from './host-self.ts';
import { helperLabel, type SelfOutcome } from './self-order.ts';
import { keepSelfRecreation, keptSelfRecreation } from './self-store.ts';

/** Reads how a helper ended, keeps that, and takes the helper away; one that was stopped before its end goes on. */
export interface Settling extends Disposable {
  settle(host: Host): Promise<void>;
}

/** A helper counts its attempts itself; this many more are for one that cannot even do that. */
const mostResumes = 5;

export function openSettling(options: SubjectOptions): Settling {
  const { hosts, log, clock } = options;
  const known: Known = { resumed: new Map(), sinceMs: clock.now() };
  const waiting = new Map<string, Promise<void>>();
  const settle = (host: Host) => {
    const next = (waiting.get(host.id) ?? Promise.resolve()).then(() => settleHost(options, host, known));
    waiting.set(
      host.id,
      next.catch(() => undefined),
    );
    return next;
  };
  const settleSoon = (host: Host) =>
    void settle(host).catch((error: unknown) =>
      log.error({ error, host: host.id }, 'How NEXUS was replaced cannot be read'),
    );
  const ends = hosts.map((host) => {
    if (host.status().state === 'live') settleSoon(host);
    return host.watch((change) => {
      const isLive = change.type === 'status' && change.status.state === 'live';
      const isHelper = change.type === 'container' && change.record.summary.labels[helperLabel] !== undefined;
      if (isLive || isHelper) settleSoon(host);
    });
  });
  return {
    settle,
    [Symbol.dispose]() {
      for (const end of ends) end();
    },
  };
}

interface Known {
  /** By helper. */
  readonly resumed: Map<string, number>;
  /** When this process began. */
  readonly sinceMs: number;
}

async function settleHost(options: SubjectOptions, host: Host, { resumed, sinceMs }: Known): Promise<void> {
  const kept = await keptSelfRecreation(options.database, host.id);
  for (const helper of await host.self.helpers()) {
    const { id, state, outcome, order } = helper;
    if (order.id !== kept?.orderId) continue;
    if (outcome) await conclude(options, host, helper, outcome);
    else if (state === 'ended') await resume(options, host, helper, resumed);
    // Made by a process that ended before it could start it: nobody was told of it.
    else if (state === 'idle' && order.startedAtMs < sinceMs) await host.self.remove(id);
  }
}

async function resume(
  options: SubjectOptions,
  host: Host,
  helper: FoundHelper,
  resumed: Map<string, number>,
): Promise<void> {
  const times = resumed.get(helper.id) ?? 0;
  if (times < mostResumes) {
    resumed.set(helper.id, times + 1);
    await host.self.resume(helper.id);
    return;
  }
  const problem = 'The helper ended again and again before it was done.';
  await conclude(options, host, helper, { outcome: 'failed', problem, endedAtMs: options.clock.now() });
}

async function conclude(
  { database }: SubjectOptions,
  host: Host,
  { id, order }: FoundHelper,
  { outcome, problem, endedAtMs }: SelfOutcome,
): Promise<void> {
  const { startedAtMs, fromImageId, imageId: toImageId } = order;
  const kept = { orderId: order.id, state: outcome, problem, startedAtMs, endedAtMs, fromImageId, toImageId };
  await database.transaction((tx) => keepSelfRecreation(tx, host.id, kept));
  await host.self.remove(id);
}
