import type { Caller } from '#contracts/access.ts';
import type { MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { BulkChange, BulkOutcome } from '#contracts/pulse/monitors.ts';
import type { Parents } from './monitor-tree.ts';
import type { StoredMonitor } from './stored-monitor.ts';

/** What is different since the last time. */
export interface MonitorsChange {
  /** New ones too. */
  readonly changed: readonly StoredMonitor[];
  readonly removed: readonly StoredMonitor[];
}

/** Where a monitor comes from that no person has made by hand. */
export interface Origin {
  readonly origin: StoredMonitor['origin'];
  readonly key: string | null;
  /** Absent: active. */
  readonly state?: StoredMonitor['state'];
}

/** All monitors there are, in memory. Every change is audited, and is committed once it resolves. */
export interface Monitors extends AsyncDisposable {
  /** By name. */
  all(): readonly StoredMonitor[];
  get(id: string): StoredMonitor | undefined;
  /** By the number that names it in heartbeats. */
  byNumber(number: number): StoredMonitor | undefined;
  parents(): Parents;
  /** Called after each change is committed, here or by another process. @returns stops it. */
  watch(listener: (change: MonitorsChange) => void): () => void;
  /** @throws NexusError `invalid`, or `conflict` when there are too many. */
  create(draft: MonitorDraft, caller: Caller, from?: Origin): Promise<StoredMonitor>;
  /**
   * @param revision refuse when somebody else has changed it since.
   * @throws NexusError `invalid`, `not-found`, `conflict`
   */
  change(id: string, draft: MonitorDraft, caller: Caller, revision?: string): Promise<StoredMonitor>;
  /** Paused, so that the copy can be changed before it is checked. @throws NexusError `not-found`, `conflict` */
  clone(id: string, name: string | undefined, caller: Caller): Promise<StoredMonitor>;
  /** Each of them by itself: what cannot be done is said and does not stop the others. */
  pause(ids: readonly string[], caller: Caller): Promise<BulkOutcome>;
  resume(ids: readonly string[], caller: Caller): Promise<BulkOutcome>;
  /** What is right below a removed one moves up. */
  remove(ids: readonly string[], caller: Caller): Promise<BulkOutcome>;
  changeMany(ids: readonly string[], change: BulkChange, caller: Caller): Promise<BulkOutcome>;
}
