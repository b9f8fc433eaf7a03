import type { HandlerInput } from '#contracts/contract.ts';
import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { monitorsEndpoints } from '#contracts/pulse/monitors.ts';
import { tagText } from './check-draft.ts';
import type { StoredMonitor } from './stored-monitor.ts';

export type MonitorFilter = HandlerInput<(typeof monitorsEndpoints)['monitors']>['query'];

/** Whether a monitor is among those that were asked for; what is not mentioned does not matter. */
export function matchesFilter(monitor: StoredMonitor, now: MonitorNow, filter: MonitorFilter): boolean {
  const { status, kind, tag, host, stack, parent, search } = filter;
  if (status.length > 0 && !status.includes(now.status)) return false;
  if (kind.length > 0 && !kind.includes(monitor.kind)) return false;
  if (tag.length > 0 && !tag.some((wanted) => hasTagText(monitor, wanted))) return false;
  if (host !== undefined && monitor.labels.host !== host) return false;
  if (stack !== undefined && monitor.labels.stack !== stack) return false;
  if (parent !== undefined && monitor.parentId !== parent) return false;
  return search === undefined || hasWords(monitor, search);
}

function hasTagText({ tags }: StoredMonitor, wanted: string): boolean {
  return tags.some((tag) => tag.name === wanted || tagText(tag) === wanted);
}

function hasWords({ name, target, kind, tags }: StoredMonitor, search: string): boolean {
  const text = [name, target, kind, ...tags.map(tagText)].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
