import type { EventPayload } from '#contracts/event.ts';
import type { updateFound, updateSettled } from '#contracts/watcher/events.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';

export type Found = EventPayload<typeof updateFound>;
export type Settled = EventPayload<typeof updateSettled>;

/** What was told and is not settled yet. */
export interface Told {
  readonly host: string;
  readonly name: string;
  readonly found: Found;
}

export interface News {
  /** On offer now; those that were told before are told once only by whoever stores them. */
  readonly found: readonly Found[];
  readonly settled: readonly { readonly told: Told; readonly event: Settled }[];
}

/** The one that would be taken; undefined where there is none, or each is held. */
export function offeredOf({ verdict }: Pick<WatchedContainer, 'verdict'>): AvailableUpdate | undefined {
  return verdict.answer?.updates.find(({ hold }) => hold === null);
}

/**
 * What people should hear of. Nothing is concluded from what is not known: an unknown verdict settles nothing, nor does a
 * host that cannot be seen.
 */
export function newsOf(
  containers: readonly WatchedContainer[],
  told: readonly Told[],
  isHostSeen: (host: string) => boolean,
): News {
  const byKey = new Map(containers.map((one) => [`${one.host}/${one.name}`, one]));
  const settled = told.flatMap((one) => {
    const why = whySettled(byKey.get(`${one.host}/${one.name}`), one, isHostSeen);
    return why === undefined ? [] : [{ told: one, event: settledBy(one, why) }];
  });
  return { found: containers.flatMap((one) => foundOf(one) ?? []), settled };
}

function foundOf(container: WatchedContainer): Found | undefined {
  const { host, name, stack, image, policy, current, runId } = container;
  const update = offeredOf(container);
  if (!update || policy.mode === 'off' || runId !== null || container.verdict.state === 'off') return;
  const { level, reference, to, links } = update;
  const summary = summaryOf(container, update);
  return { host, name, stack, image, level, reference, from: current, to, links, mode: policy.mode, summary };
}

function summaryOf({ name, displayName, current }: WatchedContainer, { to, level }: AvailableUpdate) {
  const who = displayName ?? name;
  const [now, next] = [current.version ?? current.tag, to.version ?? to.tag];
  if (level === 'digest') {
    return {
      en: `${who}: there is a new image of ${to.tag ?? 'its tag'}${next && next !== now && next !== to.tag ? ` (${next})` : ''}`,
      es: `${who}: hay una imagen nueva de ${to.tag ?? 'su etiqueta'}${next && next !== now && next !== to.tag ? ` (${next})` : ''}`,
    };
  }
  return {
    en: `${who}: ${next} is out (${now ?? 'another version'} runs)`,
    es: `${who}: ha salido ${next} (se ejecuta ${now ?? 'otra versión'})`,
  };
}

function whySettled(
  container: WatchedContainer | undefined,
  { host, found: { to } }: Told,
  isHostSeen: (host: string) => boolean,
): Settled['why'] | undefined {
  if (!container) return isHostSeen(host) ? 'gone' : undefined;
  const { verdict, current, policy } = container;
  if (verdict.state === 'off' || policy.mode === 'off') return 'skipped';
  if (current.tag === to.tag && current.digest === to.digest) return 'applied';
  if (verdict.state !== 'newer' && verdict.state !== 'same') return undefined;
  const updates = verdict.answer?.updates ?? [];
  const same = updates.find((one) => one.to.tag === to.tag && one.to.digest === to.digest);
  if (same) return same.hold?.id === 'skipped' ? 'skipped' : undefined;
  return updates.some(({ hold }) => hold === null) ? 'superseded' : 'withdrawn';
}

function settledBy({ found }: Told, why: Settled['why']): Settled {
  const { host, name, stack, image, reference, to } = found;
  return { host, name, stack, image, reference, to, why };
}
