import type { Clock } from '#kernel/clock.ts';
import type { ReadinessCheck } from './http-server-options.ts';

const answerWithinMs = 2000;

export interface Readiness {
  readonly ready: boolean;
  /** Names of what does not answer. */
  readonly failing: readonly string[];
}

/** Asks all checks at once. Says only which failed: the answer is public, the reasons are not. */
export async function readReadiness(checks: readonly ReadinessCheck[], clock: Clock): Promise<Readiness> {
  const passed = await Promise.all(checks.map((check) => passes(check, clock)));
  const failing = checks.filter((_, index) => !passed[index]).map(({ name }) => name);
  return { ready: failing.length === 0, failing };
}

async function passes(check: ReadinessCheck, clock: Clock): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stopTimer = clock.after(answerWithinMs, () => resolve(false));
  const ask = async () => check.check();
  ask().then(
    () => resolve(true),
    () => resolve(false),
  );
  return promise.finally(stopTimer);
}
