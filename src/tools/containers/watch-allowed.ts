import { resourceOf } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Host } from './host.ts';

/** Aborts when a container that was allowed leaves what is: its stack or labels are others now. */
export function watchAllowed(
  host: Pick<Host, 'watch'>,
  id: string,
  isAllowed: (resource: Resource) => boolean,
): Disposable & { readonly signal: AbortSignal } {
  const left = new AbortController();
  const unwatch = host.watch((change) => {
    if (change.type !== 'container' || change.record.summary.id !== id) return;
    if (!isAllowed(resourceOf(change.record.summary))) left.abort();
  });
  return { signal: left.signal, [Symbol.dispose]: unwatch };
}
