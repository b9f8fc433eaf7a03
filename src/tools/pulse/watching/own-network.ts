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

export function createOwnNetwork({
  clock,
  log,
  isReferenceReachable,
  rules = defaultRules,
}: OwnNetworkOptions): OwnNetwork {
  const hosts = newFailingHosts();
  let state: NetworkState = { lostSinceMs: undefined };
  let isReferenceKnown = false;
  let nextTryMs = clock.monotonic();
  const probe = async () => {
    const isReachable = await isReferenceReachable();
    isReferenceKnown ||= isReachable;
    return isReachable;
  };
  const getToKnow = async () => {
    if (isReferenceKnown || clock.monotonic() < nextTryMs) return;
    nextTryMs = clock.monotonic() + tryAgainMs;
    await probe();
  };
  return {
    async look(checks, wasWell) {
      for (const { watched, atMs, outcome } of checks)
        hosts.saw(watched.number, watched.target, {
          atMs,
          isFailure: !watched.rules.isUpsideDown && isUnanswered(outcome),
          wasWell: wasWell(watched.number),
        });
      const { count: failing, sinceMs: failingSinceMs } = hosts.failing();
      const watched = hosts.watched();
      const isSuspected = failing >= rules.failingAtLeast && failing >= watched * rules.failingShare;
      if (!isSuspected && state.lostSinceMs === undefined) {
        await getToKnow();
        return { lostSinceMs: undefined, tellings: [] };
      }
      const isReachable = await probe();
      const seen = {
        atMs: clock.now(),
        failing,
        failingSinceMs,
        watched,
        isReferenceReachable: isReachable || !isReferenceKnown,
      };
      const judged = judgeNetwork(state, seen, rules);
      state = judged.state;
      for (const { kind, sinceMs } of judged.happened)
        log.warn({ kind, sinceMs, failing, watched }, 'Our own network was lost or is back');
      const tellings = judged.happened.map((item) => tellNetwork(item, failing, watched));
      return { lostSinceMs: state.lostSinceMs, tellings };
    },
    forget: (number) => hosts.forget(number),
    lostSinceMs: () => state.lostSinceMs,
  };
}
