import { covers, type Resource } from '#contracts/scope.ts';
import { type Me, useMe } from '../../shell/session.ts';

type SecurityPermission = 'security:read' | 'security:operate' | 'security:accept' | 'security:configure';

/** A part of the lab; anything at all; or what belongs to no part of it, as feeds do. */
type Where = Resource | 'somewhere' | 'everywhere';

export type MaySecurity = (permission: SecurityPermission, where: Where) => boolean;

/** Whether the account may do this there. The server decides; this only hides what it would refuse. */
export function useMaySecurity(): MaySecurity {
  const { data } = useMe();
  return (permission, where) => data != null && maySecurity(data, permission, where);
}

/** Compared as text: a page of these names loads also where the server does not grant them. */
export function maySecurity(
  { permissions, grants }: Pick<Me, 'permissions' | 'grants'>,
  permission: SecurityPermission,
  where: Where,
): boolean {
  const everywhere: readonly string[] = permissions;
  if (everywhere.includes(permission)) return true;
  if (where === 'everywhere') return false;
  return grants.some(({ permissions: held, scopes }) => {
    const names: readonly string[] = held;
    return names.includes(permission) && (where === 'somewhere' || scopes.every((s) => covers(s, where)));
  });
}
