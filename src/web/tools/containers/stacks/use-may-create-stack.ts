import { hostResource } from '#contracts/containers/resource.ts';
import { useMay } from '../../../shell/session.ts';
import { useLive } from '../live.ts';

/** A new stack may hold anything, so it needs a host as a whole. */
export function useMayCreateStack(): boolean {
  const may = useMay();
  return useLive().hosts.some(({ id }) => may('containers:edit', hostResource(id)));
}
