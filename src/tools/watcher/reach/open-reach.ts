import { repeat } from '#kernel/repeat.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Credentials } from '#library/registry/credentials.ts';
import type { DockerConfig } from '#library/registry/docker-config.ts';
import type { PaceStore } from '#library/registry/session.ts';
import type { Text } from '#library/text.ts';
import type { DockerConfigFile } from '../settings/docker-config-file.ts';
import type { RegistrySettings } from '../settings/registry-settings.ts';
import { openRegistries, type OpenRegistries } from './open-registries.ts';
import type { ConfiguredRegistry } from './registry-for.ts';

export interface ReachOptions {
  readonly settings: Pick<RegistrySettings, 'configured' | 'watch'>;
  readonly dockerConfig: DockerConfigFile;
  readonly paces: PaceStore;
  readonly clock: Clock;
  /** For one answer. */
  readonly timeoutMs?: number;
}

/** The registries with the settings and logins of now. */
export interface Reach extends AsyncDisposable {
  /** Take it for each look anew. */
  current(): OpenRegistries;
  configured(): readonly ConfiguredRegistry[];
  dockerConfig(): DockerConfig | undefined;
  /** Why Docker's own logins are not known. */
  loginProblem(): Text | null;
  /** Looks whether Docker's logins have changed, as happens by itself every half minute. */
  refresh(): Promise<void>;
  /** For the engine's pull; undefined where nobody has a login. */
  credentialsFor(
    image: { readonly domain: string; readonly path: string },
    signal?: AbortSignal,
  ): Promise<Credentials | undefined>;
  /** Called after settings or logins have changed. */
  watch(listener: () => void): () => void;
}

const refreshEveryMs = 30_000;
/** So long who asks already may go on with what has been replaced. */
const graceMs = 120_000;

export async function openReach({ settings, dockerConfig, ...options }: ReachOptions): Promise<Reach> {
  const { clock } = options;
  let logins = await dockerConfig.read();
  const listeners = new Set<() => void>();
  const open = () =>
    openRegistries({ ...options, configured: settings.configured(), dockerConfig: logins.config });
  const replaced = new Set<OpenRegistries>();
  let current = open();
  const replace = () => {
    const before = current;
    current = open();
    replaced.add(before);
    clock.after(graceMs, () => {
      if (replaced.delete(before)) before[Symbol.dispose]();
    });
    for (const listener of listeners) listener();
  };
  const refresh = async () => {
    const read = await dockerConfig.read();
    if (read === logins) return;
    logins = read;
    replace();
  };
  const unwatch = settings.watch(replace);
  const refreshing = repeat(clock, refreshEveryMs, refresh);
  return {
    current: () => current,
    configured: () => settings.configured(),
    dockerConfig: () => logins.config,
    loginProblem: () => logins.problem,
    refresh,
    async credentialsFor(image, signal) {
      const reached = await current.at(image, signal);
      return reached.kind === 'open' ? reached.credentials : undefined;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      unwatch();
      await refreshing[Symbol.asyncDispose]();
      for (const one of [...replaced, current]) one[Symbol.dispose]();
    },
  };
}
