import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { judgeNetwork, type NetworkRules, type NetworkState } from '../states/network.ts';
import { isUnanswered, newFailingHosts } from './failing-hosts.ts';
import type { EndedCheck } from './observe-check.ts';
import { tellNetwork } from './tell-network.ts';
import type { Telling } from './tell.ts';

export interface OwnNetworkOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether anything is reached of what our network leads to: the gateway, the resolver. Takes seconds at most; never throws. */
  readonly isReferenceReachable: () => Promise<boolean>;
  readonly rules?: NetworkRules;
}

export interface NetworkSight {
  /** Undefined: it is there. */
  readonly lostSinceMs: number | undefined;
  /** That it was lost, or is back. */
  readonly tellings: readonly Telling[];
}

/** Tells a network of ours that is lost from targets that are down. */
export interface OwnNetwork {
  /** Looks at what has just been checked. `wasWell`: a monitor was not known to be down before. */
  look(checks: readonly EndedCheck[], wasWell: (number: number) => boolean): Promise<NetworkSight>;
  forget(number: number): void;
  lostSinceMs(): number | undefined;
}

/** Of hosts, not of monitors: ten monitors of one host that is off are no lost network. */
const defaultRules: NetworkRules = { failingShare: 0.5, failingAtLeast: 3 };
/** A reference that was never reached, as where nobody answers to us at all, proves nothing when it is not reached. */
const tryAgainMs = 300_000;

/** Kinds that are not reached over a network. */
const withinReach: ReadonlySet<string> = new Set(['docker', 'group', 'push']);

export function createOwnNetwork(options: OwnNetworkOptions): OwnNetwork {
  return new GuardedNetwork(options);
}

class GuardedNetwork implements OwnNetwork {
  readonly #options: OwnNetworkOptions;
  readonly #rules: NetworkRules;
  readonly #hosts = newFailingHosts();
  #state: NetworkState = { lostSinceMs: undefined };
  #isReferenceKnown = false;
  #nextTryMs: number;

  constructor(options: OwnNetworkOptions) {
    this.#options = options;
    this.#rules = options.rules ?? defaultRules;
    this.#nextTryMs = options.clock.monotonic();
  }

  async look(checks: readonly EndedCheck[], wasWell: (number: number) => boolean): Promise<NetworkSight> {
    for (const check of checks) this.#see(check, wasWell(check.watched.number));
    const { count: failing, sinceMs: failingSinceMs } = this.#hosts.failing();
    const watched = this.#hosts.watched();
    const { failingAtLeast, failingShare } = this.#rules;
    const isSuspected = failing >= failingAtLeast && failing >= watched * failingShare;
    if (!isSuspected && this.#state.lostSinceMs === undefined) {
      await this.#getToKnow();
      return { lostSinceMs: undefined, tellings: [] };
    }
    const isReferenceReachable = (await this.#probe()) || !this.#isReferenceKnown;
    const atMs = this.#options.clock.now();
    const seen = { atMs, failing, failingSinceMs, watched, isReferenceReachable };
    const { state, happened } = judgeNetwork(this.#state, seen, this.#rules);
    this.#state = state;
    for (const { kind, sinceMs } of happened)
      this.#options.log.warn({ kind, sinceMs, failing, watched }, 'our own network was lost or is back');
    const tellings = happened.map((item) => tellNetwork(item, failing, watched));
    return { lostSinceMs: state.lostSinceMs, tellings };
  }

  forget(number: number): void {
    this.#hosts.forget(number);
  }

  lostSinceMs(): number | undefined {
    return this.#state.lostSinceMs;
  }

  #see({ watched, atMs, outcome }: EndedCheck, wasWell: boolean): void {
    const { number, target, monitor, rules } = watched;
    if (withinReach.has(monitor.kind)) return;
    const isFailure = !rules.isUpsideDown && isUnanswered(outcome);
    this.#hosts.saw(number, target, { atMs, isFailure, wasWell });
  }

  async #probe(): Promise<boolean> {
    const isReachable = await this.#options.isReferenceReachable();
    this.#isReferenceKnown ||= isReachable;
    return isReachable;
  }

  async #getToKnow(): Promise<void> {
    const nowMs = this.#options.clock.monotonic();
    if (this.#isReferenceKnown || nowMs < this.#nextTryMs) return;
    this.#nextTryMs = nowMs + tryAgainMs;
    await this.#probe();
  }
}
