import type { Operation } from '#contracts/containers/operation.ts';
import type { ContainerNews } from './container-news.ts';

/** What others chose to write is not kept at any length. */
const longest = 500;

/** What somebody did through NEXUS, told when it has ended; null until then. Pure. */
export function operationNews(operation: Operation): ContainerNews | null {
  const { kind, state, startedBy, startedAtMs, endedAtMs, error } = operation;
  if (state === 'running') return null;
  return {
    kind: 'operation',
    atMs: endedAtMs ?? startedAtMs,
    detail: {
      operation: kind.slice(0, longest),
      outcome: state,
      by: startedBy.slice(0, longest),
      ...(error && { error: error.message.slice(0, longest) }),
    },
  };
}
