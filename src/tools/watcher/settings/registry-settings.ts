import type { SettingValues } from '#kernel/settings/secret-settings.ts';
import type { ConfiguredRegistry } from '../reach/registry-for.ts';
import type { Registry } from '../registries/registry.ts';

/** What somebody set, as it is stored. */
export interface StoredRegistry {
  readonly id: string;
  readonly kindId: string;
  /** Undefined: this NEXUS does not know the kind. */
  readonly kind: Registry | undefined;
  /** As they stand in references. */
  readonly domains: readonly string[];
  /** With secrets; empty where they cannot be read. */
  readonly settings: SettingValues;
  readonly updatedAtMs: number;
  readonly updatedBy: string;
}

/** What somebody set for registries, in memory. */
export interface RegistrySettings extends AsyncDisposable {
  all(): readonly StoredRegistry[];
  find(id: string): StoredRegistry | undefined;
  /** For `registryFor`: those that can be used, secrets opened. */
  configured(): readonly ConfiguredRegistry[];
  /** After a change in the database. */
  reload(): Promise<void>;
  /** Called after settings were changed, here or by another process. */
  watch(listener: () => void): () => void;
}
