import { z } from 'zod';
import type { ConfiguredRegistry, RegistryKind } from '#contracts/watcher/registries.ts';
import { withoutSecrets } from '#kernel/settings/secret-settings.ts';
import type { Registry } from '../registries/registry.ts';
import type { StoredRegistry } from './registry-settings.ts';

export function toRegistryKind({ id, title, help, settings, domains }: Registry): RegistryKind {
  return {
    id,
    title,
    help: { ...help },
    settings: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
    domains: [...domains],
  };
}

export function toConfigured(stored: StoredRegistry): ConfiguredRegistry {
  const { id, kindId, kind, domains, settings, updatedAtMs, updatedBy } = stored;
  return {
    id,
    kind: kindId,
    domains: [...domains],
    settings: kind ? withoutSecrets(kind.settings, settings) : {},
    updatedAtMs,
    updatedBy,
  };
}
