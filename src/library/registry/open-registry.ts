import { listTags, type TagOptions, type TagsOutcome } from './list-tags.ts';
import { ping, type PingOutcome } from './ping.ts';
import type { Platform } from './platform.ts';
import type { Quota } from './quota.ts';
import { readConfig, readImage, type ConfigOutcome, type ImageOutcome } from './read-image.ts';
import { readDigest, type DigestOutcome, type HeadOptions, type ReadOptions } from './read-manifest.ts';
import { countingSession, openSession, type RegistryOptions, type Session } from './session.ts';

/**
 * One registry with one login (OCI distribution specification 1.1). Everything that a registry does becomes an outcome;
 * a call rejects only when its own signal aborts. `repository` and `reference` are those of a parsed image reference.
 */
export interface OpenRegistry extends Disposable {
  /** Whether it is a registry and takes the login. */
  ping(options?: ReadOptions): Promise<PingOutcome>;
  readDigest(repository: string, tag: string, options?: HeadOptions): Promise<DigestOutcome>;
  readImage(
    repository: string,
    reference: string,
    host: Platform,
    options?: ReadOptions,
  ): Promise<ImageOutcome>;
  readConfig(repository: string, configDigest: string, options?: ReadOptions): Promise<ConfigOutcome>;
  listTags(repository: string, options?: TagOptions): Promise<TagsOutcome>;
  /** What the registry last said about its limit; null where it says nothing, which means none. */
  quota(): (Quota & { readonly readAtMs: number }) | null;
  /** The same registry with its sockets, tokens and pace, which calls `onRequest` for each request, tokens and redirects among them. */
  counting(onRequest: () => void): OpenRegistry;
}

export function openRegistry(options: RegistryOptions): OpenRegistry {
  return registryOf(openSession(options));
}

function registryOf(session: Session): OpenRegistry {
  return {
    ping: (...args) => ping(session, ...args),
    readDigest: (...args) => readDigest(session, ...args),
    readImage: (...args) => readImage(session, ...args),
    readConfig: (...args) => readConfig(session, ...args),
    listTags: (...args) => listTags(session, ...args),
    quota: () => session.quota,
    counting: (onRequest) => registryOf(countingSession(session, onRequest)),
    [Symbol.dispose]: () => session[Symbol.dispose](),
  };
}
