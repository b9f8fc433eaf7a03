import type { PolicyPreview } from '#contracts/watcher/policies.ts';
import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Words } from '#contracts/words.ts';
import { isWithinStep } from '../verdicts/step-limit.ts';
import { decisionWords as words, wordsWithoutUpdate } from './decision-words.ts';
import { isOpen, nextOpening } from './window.ts';

/** What happens to a container. To be applied now is `apply` with an `atMs` that has come. */
export type Decision = Pick<PolicyPreview, 'update' | 'happens' | 'atMs' | 'words'>;

export type Decidable = Pick<WatchedContainer, 'verdict' | 'policy' | 'snoozedUntilMs' | 'runId'>;

const dayMs = 86_400_000;

/** The one answer to what happens and when: for previews, and for what is applied by itself. */
export function decide(container: Decidable, nowMs: number): Decision {
  const { verdict, policy, snoozedUntilMs, runId } = container;
  const updates = verdict.answer?.updates ?? [];
  if (verdict.state === 'off' || policy.mode === 'off' || updates.length === 0)
    return { update: null, happens: 'nothing', atMs: null, words: wordsWithoutUpdate(container) };
  const offered = updates.filter(({ hold }) => hold === null);
  const [best] = offered;
  if (!best) return held(updates);
  if (runId !== null) return wait(best, words.underWay);
  if (snoozedUntilMs !== null && snoozedUntilMs > nowMs) return wait(best, words.snoozed, snoozedUntilMs);
  if (policy.mode === 'auto') return automatic(container, offered, best, nowMs);
  const happens = policy.mode === 'ask' ? 'ask' : 'tell';
  return { update: best, happens, atMs: null, words: words[happens](policy.decidedBy.mode) };
}

/** That which is let go first says until when. */
function held(updates: readonly AvailableUpdate[]): Decision {
  const soonest = updates
    .filter(({ hold }) => hold !== null && hold.untilMs !== null)
    .toSorted((a, b) => (a.hold?.untilMs ?? 0) - (b.hold?.untilMs ?? 0));
  const update = soonest[0] ?? updates[0] ?? null;
  return wait(update, update?.hold?.words ?? words.held, update?.hold?.untilMs ?? null);
}

function wait(update: AvailableUpdate | null, why: Words, untilMs: number | null = null): Decision {
  return { update, happens: 'wait', atMs: untilMs, words: why };
}

/** What is a larger step than may be taken is put before people. */
function automatic(
  { verdict, policy }: Decidable,
  offered: readonly AvailableUpdate[],
  best: AvailableUpdate,
  nowMs: number,
): Decision {
  const update = offered.find(({ level }) => isAllowed(level, policy));
  if (!update)
    return { update: best, happens: 'ask', atMs: null, words: words.tooLarge(policy.decidedBy.autoLevel) };
  const answeredAtMs = verdict.answer?.answeredAtMs ?? 0;
  if (verdict.state === 'unknown' && nowMs - answeredAtMs > dayMs) return wait(update, words.tooOld);
  if (update.to.digest === null) return wait(update, words.noDigest);
  return inWindow(policy, update, nowMs);
}

function isAllowed(level: AvailableUpdate['level'], policy: EffectivePolicy): boolean {
  return isWithinStep(level, policy.autoLevel) && isWithinStep(level, policy.level);
}

function inWindow({ window, decidedBy }: EffectivePolicy, update: AvailableUpdate, nowMs: number): Decision {
  if (window === null || isOpen(window, nowMs))
    return { update, happens: 'apply', atMs: nowMs, words: words.apply(decidedBy.mode) };
  const atMs = nextOpening(window, nowMs);
  if (atMs === undefined) return wait(update, words.neverOpens(decidedBy.window));
  return { update, happens: 'apply', atMs, words: words.applyInWindow(decidedBy.window) };
}
