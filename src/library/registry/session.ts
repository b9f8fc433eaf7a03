import type { Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { openWire, type Wire, type WireOptions } from './exchange.ts';
import type { Pace, PaceLimits } from './pace.ts';
import type { Quota } from './quota.ts';
import { tokenCache, type TokenCache } from './token-cache.ts';

export interface RegistryClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
}

/** Where the pace of each host is kept, so that it holds for all registries there and after a restart. */
export interface PaceStore {
  get(host: string): Pace | undefined;
  set(host: string, pace: Pace): void;
}

export interface RegistryOptions extends WireOptions {
  /** Host and port that is talked to: `registry-1.docker.io`, `127.0.0.1:5000`. */
  readonly host: string;
  /** Without TLS. Where it is not said, only this machine's own addresses are. */
  readonly isPlain?: boolean;
  readonly credentials?: Credentials;
  readonly limits: PaceLimits;
  readonly paces: PaceStore;
  readonly clock: RegistryClock;
  /** So many pulls are left over: manifests are not fetched once the registry says that there are no more. */
  readonly spareQuota?: number;
}

/** What lives as long as a registry is open. */
export interface Session extends Disposable {
  readonly options: RegistryOptions;
  readonly origin: URL;
  readonly wire: Wire;
  readonly tokens: TokenCache;
  /** How to sign in, as each origin said last, with the address that a relative realm belongs to. */
  readonly challenges: Map<string, Offer>;
  quota: (Quota & { readonly readAtMs: number }) | null;
}

export interface Offer {
  readonly challenge: Challenge;
  readonly base: URL;
}

/** The same session; what it learns, the other one knows. */
export function countingSession(session: Session, onRequest: () => void): Session {
  const wire: Wire = {
    exchange: (ask) => session.wire.exchange({ ...ask, onRequest }),
    [Symbol.dispose]: () => session.wire[Symbol.dispose](),
  };
  return {
    ...session,
    wire,
    get quota() {
      return session.quota;
    },
    set quota(quota) {
      session.quota = quota;
    },
  };
}

const loopback = /^(localhost|.+\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

export function openSession(options: RegistryOptions): Session {
  const asPlain = new URL(`http://${options.host}`);
  const isPlain = options.isPlain ?? isLoopback(asPlain.hostname);
  const wire = openWire(options);
  return {
    options,
    origin: isPlain ? asPlain : new URL(`https://${options.host}`),
    wire,
    tokens: tokenCache(() => options.clock.now()),
    challenges: new Map(),
    quota: null,
    [Symbol.dispose]: () => wire[Symbol.dispose](),
  };
}

/**
 * Whether an address that a registry gave may be asked: without TLS only the registry itself where it is spoken to so,
 * and this machine only by a registry on this machine.
 */
export function mayAsk({ origin }: Session, url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(url.hostname)) return isLoopback(origin.hostname) && /^https?:$/.test(url.protocol);
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && origin.protocol === 'http:' && url.hostname === origin.hostname;
}
