import type { Caller } from '#contracts/access.ts';
import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { BulkOutcome, monitorsEndpoints } from '#contracts/pulse/monitors.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { checkDraft } from './check-draft.ts';
import { matchesFilter } from './filter-monitors.ts';
import { type LiveStatus, nowOf } from './live-status.ts';
import { allowedMonitor, mayOn, monitorWord } from './monitor-access.ts';
import { shownSettings, toMonitor, toMonitorKind, toMonitorRow } from './monitor-view.ts';
import type { Monitors } from './monitors.ts';
import { gone, notAllowed, refusal } from './refusal.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from './stored-monitor.ts';

/** Checks once and tells everything; stores nothing. The settings are parsed. Ends soon after the signal aborts. */
export type CheckOnce = (monitor: WantedMonitor, signal: AbortSignal) => Promise<CheckReport>;

export interface MonitorHandlersOptions {
  readonly kernel: PulseKernel;
  readonly kinds: readonly AnyKind[];
  readonly monitors: Monitors;
  readonly live: LiveStatus;
  readonly checkOnce: CheckOnce;
}

type Options = MonitorHandlersOptions;

export function monitorHandlers(options: Options): HandlersFor<typeof monitorsEndpoints> {
  const { kinds, monitors, live } = options;
  const view = (monitor: StoredMonitor) => toMonitor(monitor, kinds);
  return {
    monitorKinds: () => kinds.map(toMonitorKind),
    monitors: ({ query }, { caller }) =>
      monitors
        .all()
        .filter(({ labels }) => mayOn(caller, 'pulse:read', labels))
        .map((monitor) => ({ monitor, now: nowOf(live, monitor) }))
        .filter(({ monitor, now }) => matchesFilter(monitor, now, query))
        .map(({ monitor, now }) => toMonitorRow(monitor, now)),
    monitor: ({ params }, { caller }) => {
      const monitor = allowedMonitor(monitors, caller, 'pulse:read', params.id);
      return { monitor: view(monitor), now: nowOf(live, monitor) };
    },
    createMonitor: async ({ body }, { caller }) => view(await monitors.create(body, caller)),
    changeMonitor: async ({ params, body: { revision, ...draft } }, { caller }) =>
      view(await monitors.change(params.id, draft, caller, revision)),
    removeMonitor: async ({ params }, { caller }) => {
      const { refused } = await monitors.remove([params.id], caller);
      if (refused.length > 0) throw notFound(monitorWord);
      return {};
    },
    cloneMonitor: async ({ params, body }, { caller }) =>
      view(await monitors.clone(params.id, body.name, caller)),
    pauseMonitors: ({ body }, { caller }) =>
      operate(monitors, caller, body.ids, (ids) => monitors.pause(ids, caller)),
    resumeMonitors: ({ body }, { caller }) =>
      operate(monitors, caller, body.ids, (ids) => monitors.resume(ids, caller)),
    changeMonitors: ({ body }, { caller }) => monitors.changeMany(body.ids, body.change, caller),
    removeMonitors: ({ body }, { caller }) => monitors.remove(body.ids, caller),
    ...checkHandlers(options),
  };
}

function checkHandlers({ kernel, kinds, monitors, checkOnce }: Options) {
  return {
    checkNow: async ({ params }, { caller, signal }) => {
      const monitor = allowedMonitor(monitors, caller, 'pulse:operate', params.id);
      if (monitor.problem) throw conflict(monitor.problem);
      return checkOnce(monitor, signal);
    },
    testMonitor: async ({ body: { id, draft } }, { caller, signal }) => {
      const kept = id === undefined ? undefined : allowedMonitor(monitors, caller, 'pulse:read', id);
      const wanted = checkDraft(draft, { kinds, parents: monitors.parents(), kept });
      const settings = kinds.find(({ kind }) => kind === wanted.kind)?.settings.parse(wanted.settings);
      const report = await checkOnce({ ...wanted, ...(settings && { settings }) }, signal);
      // Nothing is changed, but who made NEXUS connect to where is worth knowing.
      await kernel.database.transaction((tx) =>
        kernel.audit.record(tx, {
          caller,
          action: 'test monitor',
          target: wanted.name,
          outcome: report.outcome === 'down' ? 'failed' : 'succeeded',
          after: { kind: wanted.kind, settings: shownSettings(kinds, wanted) },
        }),
      );
      return report;
    },
  } satisfies Partial<HandlersFor<typeof monitorsEndpoints>>;
}

/** What the caller may not touch is refused one by one; of what cannot be seen it is not even told that it is there. */
async function operate(
  monitors: Monitors,
  caller: Caller,
  ids: readonly string[],
  run: (ids: string[]) => Promise<BulkOutcome>,
): Promise<BulkOutcome> {
  const allowed: string[] = [];
  const refused: BulkOutcome['refused'] = [];
  for (const id of new Set(ids)) {
    const monitor = monitors.get(id);
    const isSeen = monitor !== undefined && mayOn(caller, 'pulse:read', monitor.labels);
    if (!isSeen) refused.push(refusal(id, id, gone));
    else if (mayOn(caller, 'pulse:operate', monitor.labels)) allowed.push(id);
    else refused.push(refusal(id, monitor.name, notAllowed));
  }
  const outcome = await run(allowed);
  return { changed: outcome.changed, refused: [...refused, ...outcome.refused] };
}
