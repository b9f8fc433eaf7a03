import { defaultRules, type MonitorDraft, type MonitorRules } from '#contracts/pulse/monitor.ts';
import { secretNames } from '#kernel/settings/secret-settings.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from '../monitors/stored-monitor.ts';
import type { Found } from './found.ts';

/** What is known of the containers. */
export interface LabelSight {
  /** What labels ask for. */
  readonly found: readonly Found[];
  /** Hosts whose list is as of now. */
  readonly liveHosts: ReadonlySet<string>;
  /** As `host/name`. */
  readonly containers: ReadonlySet<string>;
}

export interface LabelPlan {
  readonly create: readonly Found[];
  readonly change: readonly { readonly id: string; readonly draft: MonitorDraft }[];
  readonly pause: readonly string[];
  readonly resume: readonly string[];
}

export interface PlanOptions {
  readonly kinds: readonly AnyKind[];
  /** Since when the labels of a monitor are gone, by its id; kept from one plan to the next. */
  readonly goneSinceMs: Map<string, number>;
  /** By whom a monitor was paused that is to be resumed with its labels. */
  readonly self: string;
  readonly nowMs: number;
}

/** A container that is made anew is gone for a moment. */
const graceMs = 10 * 60_000;

/**
 * What has to be done so that monitors are as labels say. What was made of labels that are gone is paused, never removed: what
 * was measured stays, until a person decides. Of hosts that cannot be seen nothing is concluded.
 */
export function planLabels(
  { found, liveHosts, containers }: LabelSight,
  monitors: readonly StoredMonitor[],
  options: PlanOptions,
): LabelPlan {
  const { goneSinceMs, self, nowMs } = options;
  const ofLabels = monitors.filter(({ origin, originKey }) => origin === 'labels' && originKey !== null);
  const byKey = new Map(ofLabels.map((monitor) => [monitor.originKey, monitor]));
  const wanted = new Set(found.map(({ key }) => key));
  const kept = found.flatMap((one) => {
    const monitor = byKey.get(one.key);
    return monitor ? [{ monitor, draft: asLabelsSay(one.draft, monitor) }] : [];
  });
  for (const { monitor } of kept) goneSinceMs.delete(monitor.id);
  const isGone = (monitor: StoredMonitor) => {
    const { host = '', container = '' } = monitor.labels;
    if (wanted.has(monitor.originKey ?? '') || monitor.state === 'paused' || !liveHosts.has(host))
      return false;
    if (containers.has(`${host}/${container}`)) return true;
    const sinceMs = goneSinceMs.get(monitor.id) ?? nowMs;
    goneSinceMs.set(monitor.id, sinceMs);
    return nowMs - sinceMs >= graceMs;
  };
  return {
    create: found.filter(({ key }) => !byKey.has(key)),
    change: kept
      .filter(({ monitor, draft }) => isOther(draft, monitor, options.kinds))
      .map(({ monitor, draft }) => ({ id: monitor.id, draft })),
    pause: ofLabels.filter(isGone).map(({ id }) => id),
    resume: kept
      .filter(({ monitor }) => monitor.state === 'paused' && monitor.updatedBy === self)
      .map(({ monitor }) => monitor.id),
  };
}

/** Where labels say nothing, what a person has set stays. */
function asLabelsSay(draft: MonitorDraft, monitor: StoredMonitor): MonitorDraft {
  return {
    ...draft,
    parentId: monitor.parentId,
    tags: draft.tags.length > 0 ? draft.tags : [...monitor.tags],
    notes: draft.notes === '' ? monitor.notes : draft.notes,
  };
}

function isOther(draft: MonitorDraft, monitor: StoredMonitor, kinds: readonly AnyKind[]): boolean {
  const kind = kinds.find((one) => one.kind === draft.kind);
  if (!kind) return false;
  return textOf(draft, kind) !== textOf(monitor, kind);
}

type Comparable = Pick<
  WantedMonitor,
  'name' | 'kind' | 'settings' | 'conditions' | 'tags' | 'parentId' | 'labels' | 'notes'
> & { readonly [Rule in keyof MonitorRules]?: MonitorRules[Rule] | undefined };

/** Everything that labels can set, in one order. Secrets are not theirs. */
function textOf(monitor: Comparable, kind: AnyKind): string {
  const { name, kind: id, conditions, tags, parentId, labels, notes, intervalMs = 0 } = monitor;
  const { failuresToConfirm, successesToRecover, degradedAboveMs, resendEveryMs } = monitor;
  const parsed: Readonly<Record<string, unknown>> = kind.settings.safeParse(monitor.settings).data ?? {};
  const secret = new Set(secretNames(kind.settings));
  const settings = Object.entries(parsed)
    .filter(([setting, value]) => !secret.has(setting) && value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    [name, id, settings, conditions, tags, parentId, labels.host, labels.container, labels.stack, notes],
    [intervalMs, monitor.retryIntervalMs ?? Math.min(intervalMs, defaultRules.retryIntervalMs)],
    [monitor.timeoutMs ?? Math.min(intervalMs, defaultRules.timeoutMs), failuresToConfirm],
    [successesToRecover, degradedAboveMs, resendEveryMs, monitor.isUpsideDown, monitor.severity],
  ]);
}
