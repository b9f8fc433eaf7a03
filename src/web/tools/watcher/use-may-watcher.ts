import type { GrantedPermission } from '#contracts/access.ts';
import { type May, useMay } from '../../shell/session.ts';

type WatcherPermission = Extract<GrantedPermission, `watcher:${string}`>;

/** A container; anything at all; or what belongs to no part of the lab, as rules do. */
type Where =
  | {
      readonly host: string;
      readonly stack: string | null;
      readonly labels?: Readonly<Record<string, string>>;
    }
  | 'somewhere'
  | 'everywhere';

type MayWatcher = (permission: WatcherPermission, where: Where) => boolean;

/** Whether the account may do this there. */
export function useMayWatcher(): MayWatcher {
  const may = useMay();
  return (permission, where) => mayWatcher(may, permission, where);
}

export function mayWatcher(may: May, permission: WatcherPermission, where: Where): boolean {
  if (where === 'everywhere') return may(permission);
  if (where === 'somewhere') return may(permission, where);
  return may(permission, { host: where.host, stack: where.stack, labels: where.labels ?? {} });
}
