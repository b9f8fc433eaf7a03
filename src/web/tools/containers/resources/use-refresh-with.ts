import { useEffect, useRef } from 'react';
import type { OperationSubject } from '#contracts/containers/operation.ts';
import { queryClient } from '../../../shell/session.ts';
import { useLive } from '../live.ts';

/** A deploy changes many containers in a moment. */
const settleMs = 500;

/** Reads `key` anew when the live stream tells that containers came, went or changed, or that work on the subject has ended. */
export function useRefreshWith(key: readonly string[], subject: OperationSubject): void {
  const { containers, operations, loaded } = useLive();
  const states = [...containers.values()].map(({ id, state, networks }) => id + state + networks.join());
  const ended = operations.filter((one) => one.subject === subject && one.state !== 'running');
  const version = loaded ? [...states.toSorted(), ...ended.map(({ id }) => id)].join() : undefined;
  const seen = useRef(version);
  const name = key.join();
  useEffect(() => {
    if (version === undefined || version === seen.current) return undefined;
    const isFirst = seen.current === undefined;
    seen.current = version;
    if (isFirst) return undefined;
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: name.split(',') }),
      settleMs,
    );
    return () => clearTimeout(timer);
  }, [version, name]);
}
