import { GrantedPermission } from '#contracts/access.ts';
import { type May, useMay } from '../../shell/session.ts';

export type NotifyPermission = 'notify:read' | 'notify:respond' | 'notify:configure';

/** Whether the account may do this somewhere. A permission that the catalogue does not have is held by nobody. */
export function useMayNotify(): (permission: NotifyPermission) => boolean {
  const may = useMay();
  return (permission) => mayNotify(may, permission);
}

export function mayNotify(may: May, permission: NotifyPermission): boolean {
  const known = GrantedPermission.safeParse(permission);
  return known.success && may(known.data, 'somewhere');
}
