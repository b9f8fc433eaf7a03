import { GrantedPermission } from '#contracts/access.ts';
import type { Alert } from '#contracts/notify/alert.ts';
import { resourceOfAlert } from '#contracts/notify/resource.ts';
import { type May, useMay } from '../../shell/session.ts';

export type NotifyPermission = 'notify:read' | 'notify:respond' | 'notify:configure';

/** An alert; anything at all; or what belongs to no part of the lab, as channels and silences do. */
type Where = Pick<Alert, 'labels'> | 'somewhere' | 'everywhere';

/** Whether the account may do this there. A permission that the catalogue does not have is held by nobody. */
export function useMayNotify(): (permission: NotifyPermission, where: Where) => boolean {
  const may = useMay();
  return (permission, where) => mayNotify(may, permission, where);
}

export function mayNotify(may: May, permission: NotifyPermission, where: Where): boolean {
  const known = GrantedPermission.safeParse(permission);
  if (!known.success) return false;
  if (where === 'everywhere') return may(known.data);
  return may(known.data, where === 'somewhere' ? where : resourceOfAlert(where.labels));
}
