import type { Caller } from '#contracts/access.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { LiveItem } from '#contracts/containers/live.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { hostResource, resourceOf } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Host } from './host.ts';
import { isAllowed, maySee } from './require-permission.ts';

/** A change as the feed keeps it: of an operation, also what grants compare. */
export type Change =
  | Exclude<LiveItem, { type: 'snapshot' | 'stats' | 'operation' }>
  | (Extract<LiveItem, { type: 'operation' }> & { readonly resource: Resource });

export type Samples = Extract<LiveItem, { type: 'stats' }>;

/** What one reader is sent of everything that happens. */
export interface LiveView {
  /** False when only a new snapshot can say what the reader no longer sees. */
  readonly canResume: boolean;
  /** Undefined: everything may be seen. */
  readonly maySee: ((resource: Resource) => boolean) | undefined;
  snapshot(
    hosts: readonly Pick<Host, 'id' | 'list' | 'status'>[],
    operations: readonly Operation[],
  ): LiveItem;
  /** Null: nothing is sent. `renew`: only a new snapshot shows what has changed for this reader. */
  itemOf(change: Change): LiveItem | 'renew' | null;
  samplesOf(samples: Samples): Samples | null;
}

export function liveViewOf(caller: Caller): LiveView {
  return isAllowed(caller, 'containers:read') ? wholeView : new ScopedView(caller);
}

const wholeView: LiveView = {
  canResume: true,
  maySee: undefined,
  snapshot: (hosts, operations) => ({
    type: 'snapshot',
    hosts: hosts.map((host) => host.status()),
    containers: hosts.flatMap((host) => host.list().map(({ summary }) => summary)),
    operations: [...operations],
  }),
  itemOf: withoutResource,
  samplesOf: (samples) => samples,
};

/** Remembers which containers the reader was sent, and so which it must be told have gone. */
class ScopedView implements LiveView {
  readonly canResume = false;
  readonly maySee: (resource: Resource) => boolean;
  /** By host; a host without an entry is not shown. */
  #shown = new Map<string, Set<string>>();

  constructor(caller: Caller) {
    this.maySee = (resource) => maySee(caller, resource);
  }

  snapshot(hosts: Parameters<LiveView['snapshot']>[0], operations: readonly Operation[]): LiveItem {
    const containers = hosts
      .flatMap((host) => host.list().map(({ summary }) => summary))
      .filter((summary) => this.maySee(resourceOf(summary)));
    const ids = Map.groupBy(containers, ({ host }) => host);
    const statuses: HostStatus[] = [];
    this.#shown = new Map();
    for (const host of hosts) {
      const shown = ids.get(host.id) ?? [];
      if (shown.length === 0 && !this.#seesWhole(host.id)) continue;
      statuses.push(host.status());
      this.#shown.set(host.id, new Set(shown.map(({ id }) => id)));
    }
    return { type: 'snapshot', hosts: statuses, containers, operations: [...operations] };
  }

  itemOf(change: Change): LiveItem | 'renew' | null {
    switch (change.type) {
      case 'host':
        return this.#shown.has(change.host.id) ? change : null;
      case 'operation':
        return this.maySee(change.resource) ? withoutResource(change) : null;
      case 'container-removed':
        return this.#without(change.host, change.id);
      case 'container': {
        const { container } = change;
        if (!this.maySee(resourceOf(container))) return this.#without(container.host, container.id);
        const shown = this.#shown.get(container.host);
        if (!shown) return 'renew';
        shown.add(container.id);
        return change;
      }
    }
  }

  samplesOf({ host, samples, ...rest }: Samples): Samples | null {
    const shown = this.#shown.get(host);
    const seen = samples.filter(({ id }) => shown?.has(id));
    return seen.length === 0 ? null : { ...rest, host, samples: seen };
  }

  #without(host: string, id: string): LiveItem | 'renew' | null {
    const shown = this.#shown.get(host);
    if (!shown?.delete(id)) return null;
    // With the last container, its host leaves too.
    if (shown.size === 0 && !this.#seesWhole(host)) return 'renew';
    return { type: 'container-removed', host, id };
  }

  #seesWhole(host: string): boolean {
    return this.maySee(hostResource(host));
  }
}

function withoutResource(change: Change): LiveItem {
  return change.type === 'operation' ? { type: 'operation', operation: change.operation } : change;
}
