import type { GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { type May, useMay } from '../../shell/session.ts';

type SecurityPermission = Extract<GrantedPermission, `security:${string}`>;

/** A part of the lab; anything at all; or what belongs to no part of it, as feeds do. */
type Where = Resource | 'somewhere' | 'everywhere';

export type MaySecurity = (permission: SecurityPermission, where: Where) => boolean;

/** Whether the account may do this there. The server decides; this only hides what it would refuse. */
export function useMaySecurity(): MaySecurity {
  const may = useMay();
  return (permission, where) => maySecurity(may, permission, where);
}

export function maySecurity(may: May, permission: SecurityPermission, where: Where): boolean {
  return where === 'everywhere' ? may(permission) : may(permission, where);
}
