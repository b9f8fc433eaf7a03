import type { Caller } from '#contracts/access.ts';
import { monitorPaused, monitorRemoved } from '#contracts/pulse/events.ts';
import type { BulkChange, BulkOutcome } from '#contracts/pulse/monitors.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { PulseSchema } from '../pulse-schema.ts';
import { hasTag, parentIssues, ruleIssues, withoutRepeats } from './check-draft.ts';
import { aboutMonitor } from './about-monitor.ts';
import type { MonitorMemory } from './monitor-memory.ts';
import { rulesOnly } from './monitor-row.ts';
import { deleteMonitor, moveChildren, type NewMonitorRow, updateMonitor } from './monitor-store.ts';
import { gone, refusal } from './refusal.ts';
import type { StoredMonitor } from './stored-monitor.ts';
import { otherChange, stamp, type Writing } from './write-monitor.ts';
import type { Text } from '#library/text.ts';

export interface ManyOptions extends Writing {
  readonly memory: MonitorMemory;
}

type Tx = Transaction<PulseSchema>;

/** What is done to each. @returns why not; null: it is done. */
type Deed = (tx: Tx, monitor: StoredMonitor) => Promise<Text | null>;

/** Monitors of one transaction, which has to be short. */
const atOnce = 200;

export async function pauseMany(options: ManyOptions, ids: readonly string[], caller: Caller) {
  const { kernel } = options;
  return forEach(options, ids, caller, 'pause monitor', async (tx, monitor) => {
    if (monitor.state === 'paused') return null;
    const refused = await update(options, tx, monitor, { state: 'paused' }, caller);
    if (refused === null)
      await kernel.bus.publish(tx, monitorPaused, aboutMonitor(monitor), { key: monitor.id });
    return refused;
  });
}

export async function resumeMany(options: ManyOptions, ids: readonly string[], caller: Caller) {
  return forEach(options, ids, caller, 'resume monitor', async (tx, monitor) =>
    monitor.state === 'active' ? null : update(options, tx, monitor, { state: 'active' }, caller),
  );
}

export async function removeMany(options: ManyOptions, ids: readonly string[], caller: Caller) {
  const { kernel } = options;
  const goneTo = new Map<string, string | null>();
  return forEach(options, ids, caller, 'remove monitor', async (tx, monitor) => {
    if (!(await deleteMonitor(tx, monitor.id))) return gone;
    let parentId = monitor.parentId;
    // What it was below may have been removed just before, and is still in memory.
    for (let next = goneTo.get(parentId ?? ''); next !== undefined; next = goneTo.get(parentId ?? ''))
      parentId = next;
    goneTo.set(monitor.id, parentId);
    await moveChildren(tx, monitor.id, parentId, stamp(kernel, caller));
    await kernel.bus.publish(tx, monitorRemoved, aboutMonitor(monitor), { key: monitor.id });
    return null;
  });
}

export async function changeMany(
  options: ManyOptions,
  ids: readonly string[],
  change: BulkChange,
  caller: Caller,
) {
  const deed: Deed = async (tx, monitor) => {
    const { columns, refused } = changed(options.memory, monitor, change);
    return refused ?? update(options, tx, monitor, columns, caller);
  };
  return forEach(options, ids, caller, 'change monitor', deed, change);
}

function changed(
  memory: MonitorMemory,
  monitor: StoredMonitor,
  { parentId = monitor.parentId, addTags, removeTags, ...rules }: BulkChange,
): { columns: Partial<NewMonitorRow>; refused: Text | null } {
  const given = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  const after = rulesOnly({ ...monitor, ...given });
  const kept = monitor.tags.filter((tag) => !removeTags.some((removed) => hasTag([tag], removed)));
  const tags = withoutRepeats([...kept, ...addTags]);
  const issues = [...ruleIssues(after), ...parentIssues(memory.parents(), monitor.id, parentId)];
  if (tags.length > maxTags)
    issues.push({ path: 'addTags', message: `It would have more than ${maxTags} tags.` });
  const columns = { rules: JSON.stringify(after), tags: JSON.stringify(tags), parent_id: parentId };
  const [first] = issues;
  return { columns, refused: first ? { en: first.message, es: first.es ?? first.message } : null };
}

const maxTags = 20;

async function update(
  { kernel }: ManyOptions,
  tx: Tx,
  { id, revision }: StoredMonitor,
  columns: Partial<NewMonitorRow>,
  caller: Caller,
): Promise<Text | null> {
  const isDone = await updateMonitor(tx, id, revision, { ...columns, ...stamp(kernel, caller) });
  return isDone ? null : otherChange;
}

/** In portions: a transaction each, with one entry in the audit log that names what was done to which. */
async function forEach(
  options: ManyOptions,
  ids: readonly string[],
  caller: Caller,
  action: string,
  deed: Deed,
  change?: BulkChange,
): Promise<BulkOutcome> {
  const { memory, kernel } = options;
  const outcome: BulkOutcome = { changed: 0, refused: [] };
  const all = [...new Set(ids)];
  for (let at = 0; at < all.length; at += atOnce) {
    const portion = all.slice(at, at + atOnce);
    const { done, refused } = await kernel.database.transaction(async (tx) => {
      const result = await doAll(memory, tx, portion, deed);
      if (result.done.length > 0) await record(options, tx, { caller, action, names: result.done, change });
      return result;
    });
    outcome.changed += done.length;
    outcome.refused.push(...refused);
    await memory.load();
  }
  return outcome;
}

async function doAll(memory: MonitorMemory, tx: Tx, ids: readonly string[], deed: Deed) {
  const done: string[] = [];
  const refused: BulkOutcome['refused'] = [];
  for (const id of ids) {
    const monitor = memory.get(id);
    const reason = monitor ? await deed(tx, monitor) : gone;
    if (reason === null) done.push(monitor?.name ?? id);
    else refused.push(refusal(id, monitor?.name ?? id, reason));
  }
  return { done, refused };
}

async function record(
  { kernel }: ManyOptions,
  tx: Tx,
  told: { caller: Caller; action: string; names: readonly string[]; change: BulkChange | undefined },
): Promise<void> {
  const { caller, action, names, change } = told;
  const [first = '', ...others] = names;
  await kernel.audit.record(tx, {
    caller,
    action,
    target: others.length === 0 ? first : `${first} and ${others.length} more`,
    outcome: 'succeeded',
    ...((change ?? others.length > 0) && { after: { ...change, monitors: names } }),
  });
}
