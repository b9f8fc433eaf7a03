import type { GrantedPermission } from '#contracts/access.ts';
import { type MonitorLabels, resourceOfMonitor } from '#contracts/pulse/monitor.ts';
import { type May, useMay } from '../../shell/session.ts';

type PulsePermission = Extract<GrantedPermission, `pulse:${string}`>;

/** A monitor; anything at all; or what belongs to no part of the lab, as maintenance windows do. */
type Where = { readonly labels: MonitorLabels } | 'somewhere' | 'everywhere';

/** Whether the account may do this there. */
export function useMayPulse(): (permission: PulsePermission, where: Where) => boolean {
  const may = useMay();
  return (permission, where) => mayPulse(may, permission, where);
}

export function mayPulse(may: May, permission: PulsePermission, where: Where): boolean {
  if (where === 'everywhere') return may(permission);
  return may(permission, where === 'somewhere' ? where : resourceOfMonitor(where.labels));
}
