import { containersEvents } from '#contracts/containers.ts';
import { auditRecorded, type AuditEntry } from '#contracts/hub/audit.ts';
import type { Change } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { deleteChangesBefore, insertChange, readChanges, type ChangeRow } from './change-store.ts';
import { relevantChanges } from './relevant-changes.ts';

const events = [auditRecorded.containers, ...containersEvents] as const;
const beforeMs = 30 * 60_000;
const afterMs = 60_000;
const keptMs = 14 * 24 * 60 * 60_000;
/** Of a busy half an hour, the newest. */
const mostRead = 500;

/** At most five, the likeliest first. */
export type ChangesBefore = (labels: Labels, startsAtMs: number) => Promise<Change[]>;

/** Keeps what changed on containers, stacks and hosts lately. To be called before the bus starts. */
export function keepChanges(
  kernel: Pick<NotifyKernel, 'bus' | 'database' | 'clock' | 'schedule'>,
): ChangesBefore {
  const { bus, database, clock, schedule } = kernel;
  bus.subscribe(
    events,
    'notify-changes-of-containers',
    async (event, tx) => {
      const row = changeOf(event);
      if (row !== null) await insertChange(tx, row);
    },
    { from: 'next' },
  );
  schedule.add({
    name: 'forget-old-changes',
    everyMs: 24 * 60 * 60_000,
    run: () => database.transaction((tx) => deleteChangesBefore(tx, clock.now() - keptMs)),
  });
  return async (labels, startsAtMs) => {
    const within = { fromMs: startsAtMs - beforeMs, toMs: startsAtMs + afterMs, limit: mostRead };
    const rows = await readChanges(database, within);
    // A start after the alert began is how it gets better, not what made it worse.
    const before = rows.filter(({ what, at_ms: atMs }) => what !== 'started' || atMs <= startsAtMs);
    return relevantChanges(before, labels);
  };
}

/** Pure. Null for what changes nothing. */
export function changeOf(event: Delivered<(typeof events)[number]>): ChangeRow | null {
  const nowhere = {
    id: event.id,
    at_ms: event.atMs,
    host: '',
    stack: '',
    container: '',
    by: null,
    detail: null,
  };
  if (event.name === 'containers.audit-recorded') {
    const made = madeBy(event.payload);
    return made && { ...nowhere, ...made, at_ms: event.payload.atMs };
  }
  if (event.name === 'containers.host-unreachable')
    return { ...nowhere, host: event.payload.host, what: 'unreachable', detail: event.payload.reason };
  if (event.name === 'containers.host-reachable')
    return { ...nowhere, host: event.payload.host, what: 'reachable' };
  const { host, stack, name } = event.payload;
  const place = { ...nowhere, host, stack: stack ?? '', container: name };
  if (event.name === 'containers.container-started') return { ...place, what: 'started' };
  if (event.name === 'containers.container-removed') return { ...place, what: 'removed' };
  if (event.name === 'containers.container-health-changed')
    return event.payload.health === 'starting' ? null : { ...place, what: event.payload.health };
  const { exitCode } = event.payload;
  return { ...place, what: 'died', detail: exitCode === null ? null : `exit code ${exitCode}` };
}

/** Looking at something, or only asking for a change, changes nothing. */
const harmless = /^(ask to|reveal|read|download|open|close|refuse|keep)\b/;

function madeBy(entry: AuditEntry): Pick<ChangeRow, 'what' | 'by' | 'stack' | 'container' | 'detail'> | null {
  if (entry.outcome === 'refused' || harmless.test(entry.action)) return null;
  const isStack = /\bstack\b/.test(entry.action);
  return {
    what: entry.outcome === 'failed' ? `${entry.action} (failed)` : entry.action,
    by: entry.actorName,
    stack: isStack ? entry.target : '',
    container: isStack ? '' : entry.target,
    detail: entry.detail?.slice(0, 500) ?? null,
  };
}
