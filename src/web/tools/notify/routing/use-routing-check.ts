import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RoutingProblem } from '#contracts/notify/routing.ts';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { notifyApi } from '../live.ts';
import { routingText } from './routing-text.ts';

export interface RoutingCheck {
  /** With one of these it cannot be saved. */
  readonly problems: readonly RoutingProblem[];
  readonly warnings: readonly RoutingProblem[];
  /** As alertmanager.yml; undefined until the server has answered. */
  readonly yaml: string | undefined;
  /** The server has not yet said what it thinks of what is there now. */
  readonly isPending: boolean;
}

const pauseMs = 300;
const none: readonly RoutingProblem[] = [];

/** What is wrong with a routing: its shape at once, the rest as soon as the server has answered. */
export function useRoutingCheck(config: RoutingConfig): RoutingCheck {
  const text = useText(routingText);
  const parsed = RoutingConfig.safeParse(config);
  const settled = useSettled(parsed.success ? JSON.stringify(config) : null, pauseMs);
  const query = useQuery({
    enabled: settled !== null,
    queryKey: ['notify', 'routing-check', settled],
    queryFn: ({ signal }) => notifyApi.checkRouting({ body: { config } }, { signal }),
    placeholderData: (before) => before,
  });
  const shape = (parsed.error?.issues ?? []).map(({ path, code }) => ({
    path: path.join('.'),
    message: text(code === 'too_small' ? 'missing' : 'notAllowed'),
  }));
  return {
    problems: parsed.success ? (query.data?.problems ?? none) : shape,
    warnings: query.data?.warnings ?? none,
    yaml: query.data?.yaml,
    isPending: parsed.success && (query.isFetching || settled !== JSON.stringify(config)),
  };
}

/** The value once it has not changed for a while. */
export function useSettled<Value>(value: Value, afterMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
