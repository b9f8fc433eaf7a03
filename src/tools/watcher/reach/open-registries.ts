import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Credentials } from '#library/registry/credentials.ts';
import type { HelperOptions } from '#library/registry/credential-program.ts';
import { helperFor, type DockerConfig } from '#library/registry/docker-config.ts';
import { findLogin, type LoginOutcome } from '#library/registry/find-login.ts';
import { openRegistry, type OpenRegistry } from '#library/registry/open-registry.ts';
import type { PaceStore, RegistryClock } from '#library/registry/session.ts';
import { registryFor, type ConfiguredRegistry, type FoundRegistry } from './registry-for.ts';

export interface RegistriesOptions {
  readonly configured: readonly ConfiguredRegistry[];
  /** Logins that Docker knows; those of `configured` go first. */
  readonly dockerConfig?: DockerConfig | undefined;
  readonly helper?: HelperOptions;
  /** By host; keep it, and it holds after a restart. */
  readonly paces: PaceStore;
  readonly clock: RegistryClock;
  /** For one answer. */
  readonly timeoutMs?: number;
}

export type Reached =
  | {
      readonly kind: 'open';
      readonly registry: OpenRegistry;
      /** For the engine's pull too; undefined where nobody has a login. */
      readonly credentials: Credentials | undefined;
    }
  | Extract<LoginOutcome, { kind: 'failed' }>;

/** What `at` opens. */
export type Way =
  | {
      readonly kind: 'known';
      readonly found: FoundRegistry;
      readonly credentials: Credentials | undefined;
    }
  | Extract<LoginOutcome, { kind: 'failed' }>;

/** One client for each registry and login, with its sockets and tokens, for as long as the settings stay. */
export interface Registries extends Disposable {
  at(image: Pick<ImageReference, 'domain' | 'path'>, signal?: AbortSignal): Promise<Reached>;
}

/** Whose login a registry is asked with. */
export type LoginOrigin = 'none' | 'settings' | 'docker';

/** What those that were asked know of themselves. */
export interface OpenRegistries extends Registries {
  /** For those who talk to the registry themselves. */
  wayTo(image: Pick<ImageReference, 'domain' | 'path'>, signal?: AbortSignal): Promise<Way>;
  /** What the registry last said of its limit; null where it said nothing, or was not asked yet. */
  quotaOf(domain: string): ReturnType<OpenRegistry['quota']>;
  /** As it was last asked; before that, as far as can be told without asking a helper. */
  loginOf(domain: string): LoginOrigin;
}

interface Opened {
  readonly domain: string;
  readonly registry: OpenRegistry;
}

/** A helper may start a program that asks a cloud; its answers live for hours. */
const helperAnswerMs = 10 * 60_000;

export function openRegistries(options: RegistriesOptions): OpenRegistries {
  const open = new Map<string, Opened>();
  const origins = new Map<string, LoginOrigin>();
  const logins = new Map<string, { readonly outcome: LoginOutcome; readonly untilMs: number }>();
  const loginAt = async ({ domain, path }: Pick<ImageReference, 'domain' | 'path'>, signal?: AbortSignal) => {
    const { dockerConfig, clock, helper } = options;
    if (!dockerConfig) return { kind: 'none' } as const;
    if (helperFor(dockerConfig, domain) === null) return await findLogin(dockerConfig, domain, path);
    const key = `${domain}/${path}`;
    const known = logins.get(key);
    if (known && clock.now() < known.untilMs) return known.outcome;
    const outcome = await findLogin(dockerConfig, domain, path, { ...helper, signal });
    logins.set(key, { outcome, untilMs: clock.now() + helperAnswerMs });
    return outcome;
  };
  const wayTo: OpenRegistries['wayTo'] = async (image, signal) => {
    const found = registryFor(image.domain, options.configured);
    const set = found.connection.credentials;
    const login = set ? ({ kind: 'found', credentials: set } as const) : await loginAt(image, signal);
    if (login.kind === 'failed') return login;
    const credentials = login.kind === 'found' ? login.credentials : undefined;
    origins.set(image.domain, set ? 'settings' : credentials ? 'docker' : 'none');
    return { kind: 'known', found, credentials };
  };
  return {
    wayTo,
    async at(image, signal) {
      const way = await wayTo(image, signal);
      if (way.kind === 'failed') return way;
      const { found, credentials } = way;
      const { domain } = image;
      const key = JSON.stringify([domain, credentials]);
      const { registry } = open.get(key) ?? { registry: openOne(found, credentials, options) };
      open.set(key, { domain, registry });
      return { kind: 'open', registry, credentials };
    },
    quotaOf: (domain) => newestQuota([...open.values()].filter((one) => one.domain === domain)),
    loginOf: (domain) => origins.get(domain) ?? expectedOrigin(domain, options),
    [Symbol.dispose]() {
      for (const { registry } of open.values()) registry[Symbol.dispose]();
      open.clear();
    },
  };
}

function newestQuota(opened: readonly Opened[]): ReturnType<OpenRegistry['quota']> {
  const told = opened.map(({ registry }) => registry.quota()).filter((quota) => quota !== null);
  return told.toSorted((one, other) => other.readAtMs - one.readAtMs)[0] ?? null;
}

function expectedOrigin(domain: string, { configured, dockerConfig }: RegistriesOptions): LoginOrigin {
  if (registryFor(domain, configured).connection.credentials) return 'settings';
  const isKnown =
    dockerConfig?.helpers.has(domain) || dockerConfig?.logins.some((login) => login.domain === domain);
  return isKnown ? 'docker' : 'none';
}

function openOne(
  { kind, host, connection }: FoundRegistry,
  credentials: Credentials | undefined,
  { paces, clock, timeoutMs }: RegistriesOptions,
): OpenRegistry {
  return openRegistry({
    host,
    limits: kind.limits,
    spareQuota: kind.spareQuota,
    paces,
    clock,
    ...(credentials && { credentials }),
    ...(connection.ca?.trim() && { ca: connection.ca }),
    ...(connection.isPlain !== undefined && { isPlain: connection.isPlain }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}
