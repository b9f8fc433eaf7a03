import type { ImageReference } from '#library/image-reference/image-reference.ts';
import { any } from '../registries/any.ts';
import { registries } from '../registries/index.ts';
import type { Connection, Registry } from '../registries/registry.ts';

/** What somebody set for a registry; `settings` as the kind's schema has parsed them, secrets opened. */
export interface ConfiguredRegistry {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface FoundRegistry {
  readonly kind: Registry;
  /** Host and port that answer. */
  readonly host: string;
  readonly connection: Connection;
}

/** Which kind of registry a domain is, and how it is reached: as somebody set, or as is known of it. */
export function registryFor(domain: string, configured: readonly ConfiguredRegistry[]): FoundRegistry {
  for (const { kind: id, settings } of configured) {
    const kind = registries.find((one) => one.id === id);
    const parsed = kind?.settings.safeParse(settings);
    if (!kind || !parsed?.success) continue;
    const domains = kind.domainOf ? [kind.domainOf(parsed.data)] : kind.domains;
    if (domains.includes(domain))
      return { kind, host: kind.hostOf(domain), connection: kind.connect(parsed.data) };
  }
  const kind = registries.find(({ domains }) => domains.includes(domain)) ?? any;
  return { kind, host: kind.hostOf(domain), connection: {} };
}

/** The page of an image's repository for people. */
export function pageOf(image: ImageReference, configured: readonly ConfiguredRegistry[]): string | null {
  return registryFor(image.domain, configured).kind.pageOf(image);
}
