import type { RegistryWay } from '#contracts/watcher/registries.ts';
import type { Way } from './open-registries.ts';

/** As another tool is told of it. */
export function toRegistryWay(way: Way): RegistryWay {
  if (way.kind === 'failed') return { kind: 'failed', helper: way.helper, why: way.why };
  const { found, credentials } = way;
  const { kind, host, connection } = found;
  return {
    kind: 'known',
    host,
    limits: { ...kind.limits },
    spareQuota: kind.spareQuota,
    isPlain: connection.isPlain ?? null,
    ca: connection.ca?.trim() ? connection.ca : null,
    credentials: credentials ? { ...credentials } : null,
  };
}
